package dev.windrow.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The local steps of one round: a run of an epoch's steps, which may begin and end within a shard or go over several.
 *
 * @param pieces in order, from one shard each
 * @param steps how far the round brings the epoch, as {@link Progress} counts
 */
record Stretch(List<Piece> pieces, int steps) implements Serializable {

    /**
     * Some steps of a shard.
     *
     * @param shard its number
     * @param from the first step, counted within the shard
     * @param to the step after the last
     * @param offset steps of the round that lie before
     */
    record Piece(int shard, int from, int to, int offset) implements Serializable {}

    /**
     * The next steps of an epoch, fewer at its end.
     *
     * @param order the plan's, of this epoch
     * @param behind steps of the epoch that lie behind
     * @param steps how many are wanted, at least 1
     */
    static Stretch of(RoundPlan plan, int[] order, long behind, int steps) {
        long end = behind + Math.min(steps, plan.stepsPerEpoch() - behind);
        List<Piece> pieces = new ArrayList<>();
        long at = behind;
        while (at < end) {
            int from = within(plan, at);
            int to = (int) Math.min(plan.stepsPerShard(), from + end - at);
            pieces.add(new Piece(shard(plan, order, at), from, to, (int) (at - behind)));
            at += to - from;
        }
        return new Stretch(List.copyOf(pieces), (int) (pastEmpty(plan, order, end) - behind));
    }

    /** The last shard has fewer windows than others; a round must not be made of the steps it lacks. */
    private static long pastEmpty(RoundPlan plan, int[] order, long at) {
        int within = within(plan, at);
        boolean empty = within > 0 && within >= plan.steps(shard(plan, order, at));
        return empty ? at - within + plan.stepsPerShard() : at;
    }

    private static int within(RoundPlan plan, long at) {
        return (int) (at % plan.stepsPerShard());
    }

    private static int shard(RoundPlan plan, int[] order, long at) {
        return order[(int) (at / plan.stepsPerShard())];
    }
}
