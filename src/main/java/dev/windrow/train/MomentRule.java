package dev.windrow.train;

import dev.windrow.config.AveragingSection;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of the moments of each worker's optimizer after a round.
 *
 * <ul>
 *   <li>Average: they are averaged like the parameters.
 *   <li>Periodic: first moments are averaged every few rounds and second ones more seldom, for they change more slowly;
 *       in between, each worker keeps its own and sends none (Iacob et al. 2025, "DES-LOC: Desynced Low Communication
 *       Adaptive Optimizers for Training Foundation Models", algorithm 1).
 *   <li>Begin-momentum: second moments are averaged, while Adam's first ones begin at zero in each round and are
 *       corrected for it. Momentum that was gathered where the workers were before they were averaged is not carried
 *       on; how long a step each weight takes is.
 *   <li>Reset: each round begins with zero moments while the count of iterations runs on, as in dl4j-spark; Adam, which
 *       then does not correct for the moments' zero start, takes its first steps of a round up to 3.2 times longer.
 *   <li>Restart: each round begins with zero moments at iteration 0, as a new optimizer does.
 * </ul>
 *
 * @param state which of them, {@code auto} no longer
 * @param periods rounds from one average to the next, by moment; for periodic
 */
record MomentRule(AveragingSection.State state, List<Integer> periods) {
    /** What becomes of one moment after a round. */
    enum Fate {
        AVERAGED,
        KEPT,
        ZERO
    }

    /** Copies the list. */
    MomentRule {
        periods = List.copyOf(periods);
    }

    /** The rule of a run. */
    static MomentRule of(TrainingSpec spec) {
        AveragingSection averaging = spec.training().averaging();
        int first = averaging.firstMomentsEvery();
        int second = averaging.secondMomentsEvery();
        List<Integer> periods =
                switch (spec.optimizer().name()) {
                    case ADAM -> List.of(first, second);
                    case RMSPROP -> List.of(second);
                    case SGD -> List.of();
                };
        return new MomentRule(chosen(averaging.state(), spec.workers()), periods);
    }

    private static AveragingSection.State chosen(AveragingSection.State state, int workers) {
        if (state != AveragingSection.State.AUTO) {
            return state;
        }
        return workers < AveragingSection.MANY_WORKERS
                ? AveragingSection.State.AVERAGE
                : AveragingSection.State.BEGIN_MOMENTUM;
    }

    /** Whether first moments begin at zero in each round, and are corrected for it. */
    boolean beginsMomentum() {
        return state == AveragingSection.State.BEGIN_MOMENTUM;
    }

    /** Rounds from one after which no worker keeps a moment to the next. */
    int settlingRounds() {
        int common = 1;
        if (state == AveragingSection.State.PERIODIC) {
            for (int period : periods) {
                common = leastCommonMultiple(common, period);
            }
        }
        return common;
    }

    private static int leastCommonMultiple(int one, int other) {
        int multiple = one;
        while (multiple % other != 0) {
            multiple += one;
        }
        return multiple;
    }

    /**
     * What becomes of the moments after a round.
     *
     * @param round of its epoch, from 0
     * @param endsEpoch whether it is the last of its epoch, after which no worker keeps any
     */
    Fates ofRound(int round, boolean endsEpoch) {
        List<Fate> fates = new ArrayList<>();
        for (int period : periods) {
            fates.add(
                    switch (state) {
                        case AVERAGE -> Fate.AVERAGED;
                        case PERIODIC -> endsEpoch || (round + 1) % period == 0 ? Fate.AVERAGED : Fate.KEPT;
                        case BEGIN_MOMENTUM -> fates.size() < periods.size() - 1 ? Fate.ZERO : Fate.AVERAGED;
                        case RESET, RESTART -> Fate.ZERO;
                        case AUTO -> throw new IllegalStateException("auto is chosen before");
                    });
        }
        return new Fates(fates, state == AveragingSection.State.RESTART);
    }

    /**
     * What becomes of all moments after a round.
     *
     * @param each by moment
     * @param restarts whether the iterations are counted anew
     */
    record Fates(List<Fate> each, boolean restarts) implements Serializable {

        /** Copies the list. */
        Fates {
            each = List.copyOf(each);
        }

        /** How many of them are averaged. */
        int averaged() {
            return Math.toIntExact(
                    each.stream().filter(fate -> fate == Fate.AVERAGED).count());
        }

        /** Whether a worker keeps one. */
        boolean keeps() {
            return each.contains(Fate.KEPT);
        }

        /** The moments of one fate, the others being of no length; none at all if there were none. */
        float[][] only(Fate fate, float[][] moments) {
            float[][] some = new float[moments.length][];
            for (int k = 0; k < some.length; k++) {
                some[k] = each.get(k) == fate ? moments[k] : new float[0];
            }
            return some;
        }
    }
}
