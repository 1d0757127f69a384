package dev.windrow.train;

import dev.windrow.network.Learner;
import dev.windrow.network.LearnerState;
import dev.windrow.train.outer.OuterState;
import java.io.Serializable;
import java.util.List;
import javax.annotation.Nullable;

/**
 * All that the next round needs: with the same data and spec, the same state gives the same next state, whoever
 * computes it and whenever. Immutable; no array in it is ever written to.
 *
 * @param network the network every worker starts from
 * @param outer what the outer optimizer remembers
 * @param workers what each worker goes on with that is its own, by worker; empty where none has anything
 * @param recent the parameters after each of the last rounds, the oldest first, where a run looks at their mean
 * @param progress how far the run is
 * @param best the best network so far; {@code null} before the first epoch's end
 */
public record RunState(
        LearnerState network,
        OuterState outer,
        List<WorkerState> workers,
        List<float[]> recent,
        Progress progress,
        @Nullable TrainedNetwork best)
        implements Serializable {

    /** Copies the lists. */
    public RunState {
        workers = List.copyOf(workers);
        recent = List.copyOf(recent);
    }

    /** Where a run begins: at the network's first weights. */
    public static RunState start(TrainingSpec spec) {
        LearnerState network = new Learner(spec.network(), spec.optimizer()).state();
        return start(spec, network);
    }

    /** Where a run begins that has a network already. */
    public static RunState start(TrainingSpec spec, LearnerState network) {
        OuterState outer = OuterState.zero(spec.outer(), network.parameters().length);
        return new RunState(network, outer, List.of(), List.of(), Progress.START, null);
    }

    /** The parameters a run that ended here would keep: the mean of the recent ones, or else the network's. */
    public float[] kept() {
        return LatestMean.of(this);
    }
}
