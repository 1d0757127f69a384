package dev.windrow.train;

import dev.windrow.network.LearnerState;
import dev.windrow.wire.BFloat16;
import dev.windrow.wire.Code;
import dev.windrow.wire.Slices;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A worker's network after its steps, ready to travel: the numbers that are going to be written. Where rounding would
 * cost too much, what it takes is added to what the worker sends next (error feedback: Seide et al. 2014, "1-Bit
 * Stochastic Gradient Descent"; Karimireddy et al. 2019, "Error Feedback Fixes SignSGD and other Gradient Compression
 * Schemes", algorithm 1):
 *
 * <pre>{@code
 * cᵢ ← (θᵢ − θ) + eᵢ        travels as Q(cᵢ)
 * eᵢ ← cᵢ − Q(cᵢ)           the rest
 * }</pre>
 *
 * <p>Moments that are not averaged after this round do not travel. A worker that had no windows sends nothing, and what
 * it keeps stays.
 */
final class Departure implements Serializable {
    private static final long serialVersionUID = 1;

    private final int worker;
    private final Sends sends;
    private final WorkerReport report;
    private final LearnerState sent;
    private final float[][] keptMoments;

    private Departure(int worker, Sends sends, WorkerReport report, LearnerState sent, float[][] keptMoments) {
        this.worker = worker;
        this.sends = sends;
        this.report = report;
        this.sent = sent;
        this.keptMoments = keptMoments;
    }

    /**
     * What a worker sends after a round.
     *
     * @param update overwritten and kept
     * @param start the network the round began with; not modified
     * @param before what the worker kept from the round before; not modified
     */
    static Departure of(int worker, WorkerUpdate update, LearnerState start, Sends sends, Kept before) {
        MomentRule.Fates fates = sends.moments();
        if (update.targets() == 0) {
            float[][] kept = fates.only(MomentRule.Fate.KEPT, before.moments());
            LearnerState nothing = new LearnerState(before.rest(), new float[0][], 0);
            return new Departure(worker, sends, update.report(), nothing, kept);
        }
        LearnerState end = update.state();
        float[][] averaged = fates.only(MomentRule.Fate.AVERAGED, end.moments());
        if (sends.travel().changes()) {
            change(end.parameters(), start.parameters(), before.rest());
            for (int k = 0; k < averaged.length; k++) {
                changeOfMoment(averaged[k], start.moments()[k]);
            }
        }
        long iteration = fates.restarts() ? start.iteration() : end.iteration();
        float[][] kept = fates.keeps() ? fates.only(MomentRule.Fate.KEPT, end.moments()) : new float[0][];
        LearnerState sent = new LearnerState(end.parameters(), averaged, iteration);
        return new Departure(worker, sends, update.report(), sent, kept);
    }

    private static void change(float[] values, float[] start, float[] rest) {
        for (int j = 0; j < values.length; j++) {
            values[j] -= start[j];
        }
        if (rest.length > 0) {
            for (int j = 0; j < values.length; j++) {
                values[j] += rest[j];
            }
        }
    }

    /** A moment that shrinks is rounded to where it was, so that none crosses zero: a mean of squares stays one. */
    private static void changeOfMoment(float[] values, float[] start) {
        for (int j = 0; j < values.length; j++) {
            float change = values[j] - start[j];
            boolean shrinks = change < 0 ? start[j] > 0 : start[j] < 0;
            values[j] = shrinks ? BFloat16.towardsZero(change) : change;
        }
    }

    /** A slice as it travels. The report goes with one of them. */
    Payload payload(Slices slices, int slice) {
        Travel travel = sends.travel();
        WorkerReport told = worker % slices.count() == slice ? report : null;
        if (report.targets() == 0) {
            return new Payload(worker, travel, 0, 0, null, List.of(), told);
        }
        List<Code> moments = new ArrayList<>();
        for (float[] moment : sent.moments()) {
            moments.add(moment.length == 0 ? Code.NOTHING : Code.of(travel.moments(), moment, slices, slice));
        }
        Code parameters = Code.of(travel.parameters(), sent.parameters(), slices, slice);
        return new Payload(worker, travel, report.targets(), sent.iteration(), parameters, moments, told);
    }

    /** What the worker keeps for the next round. */
    Kept kept() {
        return new Kept(rest(), keptMoments);
    }

    /** What rounding takes from the parameters; of no length for nothing. */
    private float[] rest() {
        if (report.targets() == 0) {
            return sent.parameters();
        }
        Travel travel = sends.travel();
        if (!travel.leavesRests()) {
            return new float[0];
        }
        float[] rest = new float[sent.parameters().length];
        Code.of(travel.parameters(), sent.parameters()).read(rest);
        for (int j = 0; j < rest.length; j++) {
            rest[j] = sent.parameters()[j] - rest[j];
        }
        return rest;
    }
}
