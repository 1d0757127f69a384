package dev.windrow.train.checkpoint;

import dev.windrow.config.CheckpointSection;
import dev.windrow.train.Keeper;
import dev.windrow.train.Progress;
import dev.windrow.train.RunState;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes checkpoints while a run trains: every so many rounds or minutes, and at an epoch's end unless that would take
 * more than a tenth of the time. One that cannot be written is told of, and the run goes on.
 */
public final class Checkpointing implements Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpointing.class);

    /** Checkpoints nobody asked for may take this share of the time: one in so many. */
    private static final long SHARE = 10;

    private static final double MINUTE = 60e9;
    private static final long NONE = -1;

    private final Checkpoints checkpoints;
    private final CheckpointSection when;
    private final Function<RunState, Checkpoint> about;
    private final LongSupplier nanos;

    @Nullable
    private Checkpoint latest;

    private boolean written;
    private boolean stopped;
    private long lastRounds = NONE;
    private long lastBegan;
    private long lastTook;

    /** @param about a state as a checkpoint, with what else belongs there now */
    public Checkpointing(Checkpoints checkpoints, CheckpointSection when, Function<RunState, Checkpoint> about) {
        this(checkpoints, when, about, System::nanoTime);
    }

    /** As above, by another clock. */
    Checkpointing(
            Checkpoints checkpoints, CheckpointSection when, Function<RunState, Checkpoint> about, LongSupplier nanos) {
        this.checkpoints = checkpoints;
        this.when = when;
        this.about = about;
        this.nanos = nanos;
        this.lastBegan = nanos.getAsLong();
    }

    @Override
    public synchronized void after(RunState state) {
        if (stopped) {
            return;
        }
        latest = about.apply(state);
        written = false;
        if (lastRounds == NONE) {
            lastRounds = state.progress().rounds() - 1;
        }
        if (isDue(state.progress())) {
            requireOutput();
            write();
        }
    }

    private boolean isDue(Progress progress) {
        long rounds = progress.rounds() - lastRounds;
        boolean epochsEnd = progress.round() == 0;
        // One of the same round that was written before the epoch's validation is behind by that.
        if (when.everyRounds() > 0 && (rounds >= when.everyRounds() || (epochsEnd && rounds == 0))) {
            return true;
        }
        long since = nanos.getAsLong() - lastBegan;
        return (epochsEnd && since >= SHARE * lastTook)
                || (when.everyMinutes() > 0 && since >= when.everyMinutes() * MINUTE);
    }

    /** Without its output a run could not end well: windows and vocabularies are there. */
    private void requireOutput() {
        boolean there;
        try {
            there = checkpoints.hasOutput();
        } catch (IOException e) {
            // The same will be said of the checkpoint.
            return;
        }
        if (!there) {
            throw new UncheckedIOException(new FileNotFoundException(checkpoints.output()
                    + " is gone: it was removed while the run was writing there, and nothing of the run can be kept"));
        }
    }

    /** Writes the latest state, or tells why not. */
    private Optional<String> write() {
        lastBegan = nanos.getAsLong();
        lastRounds = latest.state().progress().rounds();
        try {
            checkpoints.write(latest);
            written = true;
            return Optional.of(latest.name());
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "checkpoint {} could not be written: {}; the run goes on without it",
                    latest.name(),
                    e.getMessage());
            return Optional.empty();
        } finally {
            lastTook = nanos.getAsLong() - lastBegan;
        }
    }

    /**
     * Writes the state after the last round that was done, and no other from now on. May be called by another thread
     * while the run goes on; the round it is in is lost.
     *
     * @return the name of that checkpoint; none if no round was done, or it could not be written
     */
    public synchronized Optional<String> stop() {
        stopped = true;
        if (latest == null) {
            return Optional.empty();
        }
        return written ? Optional.of(latest.name()) : write();
    }
}
