package dev.windrow.doctor;

import java.io.Serializable;
import java.util.Locale;

/**
 * How far a clock is from the driver's, in milliseconds: between two bounds, for a time told in answer to a question is
 * from between asking and hearing (Cristian 1989).
 */
record Clock(long atLeast, long atMost) implements Serializable {
    /** The clock that said {@code told} when asked at {@code asked} and heard at {@code heard}. */
    static Clock of(long told, long asked, long heard) {
        return new Clock(told - heard, told - asked);
    }

    /** What both say. */
    Clock and(Clock other) {
        return new Clock(Math.max(atLeast, other.atLeast), Math.min(atMost, other.atMost));
    }

    /** The least the clocks differ by. */
    long difference() {
        return Math.max(0, Math.max(atLeast, -atMost));
    }

    @Override
    public String toString() {
        double middle = (atLeast + atMost) / 2000.0;
        return String.format(Locale.ROOT, "%+.2f s", middle);
    }
}
