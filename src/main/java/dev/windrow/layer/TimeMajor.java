package dev.windrow.layer;

import dev.windrow.kernel.Block;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A sequence whose memory is {@code [time][batch][features]} without gaps.
 *
 * @param array {@code [time, batch, features]}
 * @param block the same memory
 */
record TimeMajor(INDArray array, Block block) {
    /**
     * Deeplearning4j's {@code [batch, features, time]} as time-major: a view where its memory is so already, else
     * copied into {@code buffer}.
     */
    static TimeMajor of(INDArray sequence, SequenceBuffer buffer) {
        INDArray array = sequence.permute(2, 0, 1);
        if (dense(array)) {
            return new TimeMajor(array, Blocks.over(array));
        }
        TimeMajor copy = buffer.sequence(array.size(0), array.size(1), array.size(2));
        copy.array.assign(array);
        return copy;
    }

    /** The sequence as Deeplearning4j has it, {@code [batch, features, time]}, over the same memory. */
    INDArray sequence() {
        return array.permute(1, 2, 0);
    }

    private static boolean dense(INDArray array) {
        long expected = 1;
        for (int dimension = array.rank() - 1; dimension >= 0; dimension--) {
            // The stride of a dimension of size 1 says nothing.
            if (array.size(dimension) > 1 && array.stride(dimension) != expected) {
                return false;
            }
            expected *= array.size(dimension);
        }
        return true;
    }
}
