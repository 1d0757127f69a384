package dev.windrow.train;

import java.io.Serializable;

/**
 * What each worker sends after a round, and so what it keeps.
 *
 * @param travel how it is written
 * @param moments what becomes of the moments
 */
record Sends(Travel travel, MomentRule.Fates moments) implements Serializable {

    /** Whether workers keep anything for the next round. */
    boolean keeps() {
        return travel.leavesRests() || moments.keeps();
    }

    /** Bytes of a worker's network on its way, with those of its moments that are averaged. */
    long bytes(int parameterCount) {
        return travel.bytes(parameterCount, moments.averaged());
    }
}
