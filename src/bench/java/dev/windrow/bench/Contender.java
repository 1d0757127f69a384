package dev.windrow.bench;

/** Something that trains, at one size, on data it made when it was built. Not for more than one thread. */
public interface Contender extends AutoCloseable {

    /**
     * One whole step: forward, loss, backward and the optimizer's update.
     *
     * @return the loss before the update, in nats a token; {@link Double#NaN} where nothing is learnt
     */
    double step();

    /** Tokens learnt from in one step; for a contender without tokens the floating-point operations. */
    double workPerStep();

    /** Work a second, over at least so many seconds. */
    default double measure(double leastSeconds) {
        long start = System.nanoTime();
        double seconds = 0;
        int steps = 0;
        while (steps == 0 || seconds < leastSeconds) {
            step();
            steps++;
            seconds = (System.nanoTime() - start) / 1e9;
        }
        return steps * workPerStep() / seconds;
    }

    @Override
    default void close() {}
}
