package dev.windrow.layer;

import java.util.Arrays;
import javax.annotation.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The lengths of a batch's rows and the masks [rows, steps] that Deeplearning4j knows them by: ones, then zeros. */
public final class Lengths {
    private Lengths() {}

    /** The mask of some lengths, or null if all are {@code steps}, which spares the layers the masking. */
    @Nullable
    public static INDArray mask(int[] lengths, int steps) {
        float[] mask = new float[lengths.length * steps];
        boolean padded = false;
        for (int row = 0; row < lengths.length; row++) {
            Arrays.fill(mask, row * steps, row * steps + lengths[row], 1);
            padded |= lengths[row] < steps;
        }
        return padded ? Nd4j.createFromArray(mask).reshape('c', lengths.length, steps) : null;
    }

    /** The lengths of a mask; {@code steps} for all if there is none. */
    static int[] of(@Nullable INDArray mask, int rows, int steps) {
        int[] lengths = new int[rows];
        if (mask == null) {
            Arrays.fill(lengths, steps);
            return lengths;
        }
        float[] values = mask.dup('c').data().asFloat();
        for (int row = 0; row < rows; row++) {
            while (lengths[row] < steps && values[row * steps + lengths[row]] != 0) {
                lengths[row]++;
            }
        }
        return lengths;
    }
}
