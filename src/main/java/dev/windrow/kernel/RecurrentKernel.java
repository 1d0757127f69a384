package dev.windrow.kernel;

/**
 * One layer of a recurrent network in one direction. A kernel owns scratch memory and belongs to one thread at a time;
 * the blocks it is given belong to the caller. The same inputs give the same bits.
 */
public interface RecurrentKernel extends AutoCloseable {
    CellShape shape();

    /** The precision of every block given to this kernel. */
    Precision precision();

    /**
     * Computes outputs and end state, keeping nothing for a backward pass.
     *
     * @throws IllegalArgumentException where a block's size does not fit, naming both sizes
     */
    void infer(Weights weights, ForwardPass pass);

    /**
     * Computes outputs and end state and keeps what {@link #backward} needs, until the next call of this method.
     *
     * @throws IllegalArgumentException where a block's size does not fit, naming both sizes
     */
    void forward(Weights weights, ForwardPass pass);

    /**
     * Computes the gradients of the last {@link #forward}.
     *
     * @param weights as in that call, with the same numbers
     * @param pass as in that call, of the same blocks; the numbers in its inputs, initial state and outputs unchanged
     *     since
     * @throws IllegalStateException where {@code pass} is not the last one forwarded
     * @throws IllegalArgumentException where a block's size does not fit, naming both sizes
     */
    void backward(Weights weights, ForwardPass pass, BackwardPass gradients);

    /** Frees native memory; the kernel cannot be used afterwards. */
    @Override
    void close();
}
