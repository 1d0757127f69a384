package dev.windrow.train;

/**
 * Wall-clock time.
 *
 * @param before seconds that count as gone when it was started
 * @param began the nanosecond it was started at
 */
record Clock(double before, long began) {

    /** A clock that starts now. */
    static Clock started() {
        return after(0);
    }

    /** A clock that goes on from some seconds now. */
    static Clock after(double seconds) {
        return new Clock(seconds, System.nanoTime());
    }

    double seconds() {
        return before + (System.nanoTime() - began) / 1e9;
    }
}
