package dev.windrow.layer;

import dev.windrow.kernel.Block;
import dev.windrow.kernel.Precision;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** ND4J's arrays as the kernels' blocks, over the same memory. */
final class Blocks {
    private Blocks() {}

    /**
     * The numbers of {@code array} in the order they lie in.
     *
     * @param array contiguous, FLOAT or DOUBLE
     */
    static Block over(INDArray array) {
        Pointer pointer = array.data().addressPointer();
        return switch (precision(array.dataType())) {
            case FLOAT32 -> Block.of(new FloatPointer(pointer), array.length(), array);
            case FLOAT64 -> Block.of(new DoublePointer(pointer), array.length(), array);
        };
    }

    /** @throws IllegalArgumentException for a type the kernels do not compute in */
    static Precision precision(DataType type) {
        if (type == DataType.FLOAT) {
            return Precision.FLOAT32;
        }
        if (type == DataType.DOUBLE) {
            return Precision.FLOAT64;
        }
        throw new IllegalArgumentException("data type " + type + ": recurrent layers compute in FLOAT or DOUBLE");
    }
}
