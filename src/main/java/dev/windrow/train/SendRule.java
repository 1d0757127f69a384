package dev.windrow.train;

/**
 * What workers send after each of a run's rounds. From time to time, and at the end of each epoch, they send all they
 * have: what rounding left over, and the moments they kept. No worker has anything of its own then, and the run can go
 * on from its state alone.
 *
 * @param travel how networks travel as a rule
 * @param moments what becomes of the moments
 */
record SendRule(Travel travel, MomentRule moments) {
    /** Rounds after which what rounding left over is paid out, at the least. */
    private static final int ROUNDS_WITH_RESTS = 16;

    /**
     * What is sent after a round.
     *
     * @param round of its epoch, from 0
     * @param endsEpoch whether it is the last of its epoch
     */
    Sends ofRound(int round, boolean endsEpoch) {
        Travel travels = settled(round + 1, endsEpoch) ? travel.inFull() : travel;
        return new Sends(travels, moments.ofRound(round, endsEpoch));
    }

    /** Whether no worker has anything of its own after {@code done} rounds of an epoch, which may be all of them. */
    boolean settled(int done, boolean epochDone) {
        return epochDone || done % settlingRounds() == 0;
    }

    /** Whole periods of the moments, so that they are averaged no more often than was asked for. */
    private int settlingRounds() {
        int period = moments.settlingRounds();
        return travel.leavesRests() ? Math.toIntExact(RoundPlan.divideUp(ROUNDS_WITH_RESTS, period)) * period : period;
    }
}
