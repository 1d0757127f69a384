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

    @Override
    default void close() {}
}
