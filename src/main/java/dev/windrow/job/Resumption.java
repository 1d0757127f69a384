package dev.windrow.job;

import dev.windrow.config.JobFileException;
import dev.windrow.config.JobKeys;
import dev.windrow.corpus.PreparedCorpus;
import dev.windrow.guard.OutputLock;
import dev.windrow.guard.ProcessMark;
import dev.windrow.guard.ShownStream;
import dev.windrow.job.JobContext.ExistingOutput;
import dev.windrow.network.ModelDirectory;
import dev.windrow.train.checkpoint.Checkpoint;
import dev.windrow.train.checkpoint.Checkpoints;
import dev.windrow.train.checkpoint.CorruptCheckpointsException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;

/**
 * What a job's output holds that the job can go on from. It is looked at before Spark starts and before anything is
 * written; what is there of another job or of other data is refused, with the difference.
 *
 * @param begun whether the output is that of a run to go on with; what is there of it and not whole is made anew
 * @param prepared whether windows are there
 * @param trained whether the model is there
 * @param checkpoint where training goes on, if it does
 * @param checkpoints where it writes further ones
 */
record Resumption(
        boolean begun, boolean prepared, boolean trained, Optional<Checkpoint> checkpoint, Checkpoints checkpoints) {
    /** Keys that change no byte of a model: they may change from one process that works on it to the next. */
    private static final Set<String> FREE = Set.of("output", "generation", "decoding", "training.checkpoint");

    private static final String WAYS_OUT = "; take another --output, or --overwrite to begin anew";

    /**
     * What there is. Without being asked to resume, a job goes on only with what a process left that did not come to
     * its end.
     *
     * @throws JobFileException if it is another job's, of other data, or written to by a process that runs
     */
    static Resumption of(JobContext context) throws IOException {
        RunDirectory directory = context.directory();
        Checkpoints checkpoints = new Checkpoints(
                directory.fileSystem(),
                directory.checkpoints(),
                context.job().training().checkpoint().keep());
        Resumption anew = new Resumption(false, false, false, Optional.empty(), checkpoints);
        if (context.existing() == ExistingOutput.OVERWRITE || !directory.exists()) {
            return anew;
        }
        Optional<LastStatus> last = LastStatus.read(directory);
        last.filter(LastStatus::isDivergence).ifPresent(status -> {
            throw refused(directory.root() + " holds a run that diverged (" + status.reason() + ")" + WAYS_OUT);
        });
        if (context.existing() == ExistingOutput.REFUSE) {
            if (!last.map(LastStatus::isUnfinished).orElse(true)) {
                return anew;
            }
            last.flatMap(LastStatus::owner)
                    .filter(owner -> !OutputLock.hasBuried(directory.root(), owner))
                    .ifPresent(owner -> refuse(directory, owner));
        }
        return found(context, directory, checkpoints);
    }

    private static Resumption found(JobContext context, RunDirectory directory, Checkpoints checkpoints)
            throws IOException {
        Optional<String> fingerprint = PreparedCorpus.fingerprint(directory.fileSystem(), directory.root());
        if (fingerprint.isPresent()) {
            requireSources(context);
        }
        if (ModelDirectory.isWhole(directory.fileSystem(), directory.model())) {
            Map<String, String> model = JobKeys.of(EarlierModel.job(directory.fileSystem(), directory.model()));
            requireSame("model", model, JobKeys.of(context.job()), directory);
            return new Resumption(true, fingerprint.isPresent(), true, Optional.empty(), checkpoints);
        }
        Optional<Checkpoint> checkpoint;
        try {
            checkpoint = checkpoints.newest();
        } catch (CorruptCheckpointsException e) {
            throw refused(e.getMessage() + "\nThere is nothing to go on from" + WAYS_OUT);
        }
        if (checkpoint.isPresent()) {
            requireSame("checkpoints", checkpoint.get().job(), context.keys(), directory);
            if (fingerprint.isPresent()) {
                requireData(checkpoint.get(), fingerprint.get(), directory);
            }
        }
        return new Resumption(true, fingerprint.isPresent(), false, checkpoint, checkpoints);
    }

    /**
     * Refuses a checkpoint of another corpus.
     *
     * @param fingerprint of the windows that are there now
     */
    static void requireData(Checkpoint checkpoint, String fingerprint, RunDirectory directory) {
        if (!checkpoint.fingerprint().equals(fingerprint)) {
            throw refused(directory.checkpoints() + " is of other data: its windows have the fingerprint "
                    + checkpoint.fingerprint() + ", those in " + directory.prepared() + " have " + fingerprint
                    + WAYS_OUT);
        }
    }

    /** Refuses windows of files that were changed since. */
    static void requireSources(JobContext context) throws IOException {
        RunDirectory directory = context.directory();
        List<String> differences =
                PreparedCorpus.changedSources(directory.fileSystem(), directory.root(), context.hadoop());
        if (!differences.isEmpty()) {
            throw refused(directory.prepared() + " was made of other data: " + String.join(", ", differences)
                    + "; put the files back, take another --output, or --overwrite to prepare and train anew");
        }
    }

    private static void requireSame(
            String what, Map<String, String> before, Map<String, String> now, RunDirectory directory) {
        refuseIfAny(JobKeys.differences(before, now, key -> !JobKeys.isWithin(key, FREE)), directory, what);
    }

    /** Refuses windows that the job would make otherwise. */
    void requireSameWindows(JobContext context) throws IOException {
        RunDirectory directory = context.directory();
        List<String> differences =
                PreparedCorpus.differences(directory.fileSystem(), directory.root(), context.job(), context.origin());
        refuseIfAny(differences, directory, "prepared");
    }

    private static void refuseIfAny(List<String> differences, RunDirectory directory, String what) {
        if (!differences.isEmpty()) {
            throw refused(directory.file(what) + " is another job's: " + String.join(", ", differences)
                    + "; go on with the job as it was, take another --output, or --overwrite to begin anew");
        }
    }

    static void refuse(RunDirectory directory, ProcessMark owner) {
        String doubt = owner.isHere()
                ? "stop it first (kill " + owner.pid() + ")"
                : "if that process is no more, --resume goes on with its run";
        throw refused(directory.root() + " is being written by process " + owner.pid() + " on " + owner.host()
                + ", which started " + owner.started() + ": " + doubt);
    }

    private static JobFileException refused(String text) {
        return Footing.refused("output", text);
    }

    /** The context of a verb that goes on with what there is, and replaces what of it is not whole. */
    JobContext context(JobContext given) {
        return begun ? given.resuming() : given;
    }

    /**
     * Whether there is nothing left to do, which is told then.
     *
     * @param last what the verb makes last
     */
    boolean isFinished(JobContext context, Path last) throws IOException {
        RunDirectory directory = context.directory();
        boolean finished = trained
                && directory.fileSystem().exists(directory.file(RunStatus.SUCCESS))
                && directory.fileSystem().exists(last);
        if (finished) {
            ShownStream.out()
                    .println(directory.root() + " holds a finished run of this job: there is nothing to resume");
        }
        return finished;
    }

    /** Whether training is over or under way. */
    boolean hasTraining() {
        return trained || checkpoint.isPresent();
    }

    /** What is gone on with, for the user. */
    String shown() {
        if (trained) {
            return "the model is there already";
        }
        return checkpoint
                .map(from -> "training goes on from checkpoint " + from.name() + " (" + from.shown() + ")")
                .orElse("training begins");
    }
}
