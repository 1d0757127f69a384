package dev.windrow.layer;

import dev.windrow.kernel.Rows;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Feature masks as lengths. */
final class MaskLengths {
    private MaskLengths() {}

    /**
     * The lengths a mask gives.
     *
     * @param mask {@code [batch, time]}, each row ones and then zeros; null where every step is real
     * @throws IllegalArgumentException where a row has a hole, or the mask another shape than the input
     */
    static Rows of(INDArray mask, int steps, int batch) {
        if (mask == null) {
            return Rows.equal(steps, batch);
        }
        if (mask.rank() != 2 || mask.size(0) != batch || mask.size(1) != steps) {
            throw new IllegalArgumentException("mask of shape " + mask.shapeInfoToString() + ", input of batch " + batch
                    + " x time " + steps + ": must be [batch, time]");
        }
        double[] numbers = mask.dup('c').data().asDouble();
        int[] lengths = new int[batch];
        for (int row = 0; row < batch; row++) {
            for (int time = 0; time < steps; time++) {
                if (numbers[row * steps + time] != 0) {
                    if (lengths[row] != time) {
                        throw new IllegalArgumentException("mask row " + row + " is 0 at step " + lengths[row]
                                + " and not at step " + time + ": a mask is ones and then zeros");
                    }
                    lengths[row]++;
                }
            }
        }
        return Rows.of(steps, lengths);
    }
}
