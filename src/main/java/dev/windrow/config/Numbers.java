package dev.windrow.config;

/** Numbers as a job file has them. */
final class Numbers {
    private Numbers() {}

    /** Without a fraction where there is none, otherwise so that reading it gives the same number back. */
    static String shown(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
