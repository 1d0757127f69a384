package dev.windrow.train;

import java.util.Optional;
import javax.annotation.Nullable;

/** A run went wrong more often than it may; carries the last network that was good. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient TrainedNetwork lastGood;

    DivergedException(String fault, Advance.Place place, int retreats, @Nullable TrainedNetwork lastGood) {
        super("DIVERGED: " + fault + " in epoch " + place.epoch()
                + (place.round() > 0 ? " round " + place.round() : "'s validation")
                + " at rate " + place.rate()
                + (retreats > 0 ? ", after " + retreats + (retreats == 1 ? " retreat" : " retreats") : "")
                + ": lower training.optimizer.rate, or lower training.optimizer.clip-norm");
        this.lastGood = lastGood;
    }

    /** The best network by validation, or the last that was sound; empty if no round was. */
    public Optional<TrainedNetwork> lastGood() {
        return Optional.ofNullable(lastGood);
    }
}
