package dev.windrow.kernel;

import java.lang.ref.Reference;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/**
 * A matrix inside a block, in column order.
 *
 * @param block where it lies
 * @param from its first number there
 * @param height rows
 * @param width columns
 * @param stride numbers from one column to the next
 * @param isTurned whether it stands for its transpose in products
 */
record Panel(Block block, long from, int height, int width, int stride, boolean isTurned) {
    Panel(Block block, long from, int height, int width, int stride) {
        this(block, from, height, width, stride, false);
    }

    /** The transpose. */
    Panel turned() {
        return new Panel(block, from, height, width, stride, !isTurned);
    }

    /** Overwrites {@code to}, which is not turned, by {@code left} times {@code right}; nothing where one is empty. */
    static void multiply(Panel left, Panel right, Panel to) {
        int inner = left.isTurned ? left.height : left.width;
        int other = right.isTurned ? right.width : right.height;
        if (inner != other) {
            throw new IllegalArgumentException("panels of " + left + " by " + right + ": inner dimensions differ");
        }
        if (inner == 0 || to.height == 0 || to.width == 0) {
            return;
        }
        try {
            product(left, right, inner, to);
        } finally {
            // The memory may be freed when nothing refers to it, even while native code reads there.
            Reference.reachabilityFence(left.block);
            Reference.reachabilityFence(right.block);
            Reference.reachabilityFence(to.block);
        }
    }

    private static void product(Panel left, Panel right, int inner, Panel to) {
        int turnLeft = left.isTurned ? openblas.CblasTrans : openblas.CblasNoTrans;
        int turnRight = right.isTurned ? openblas.CblasTrans : openblas.CblasNoTrans;
        switch (to.block.precision()) {
            case FLOAT32 ->
                openblas.cblas_sgemm(
                        openblas.CblasColMajor,
                        turnLeft,
                        turnRight,
                        to.height,
                        to.width,
                        inner,
                        1,
                        left.floats(),
                        left.stride,
                        right.floats(),
                        right.stride,
                        0,
                        to.floats(),
                        to.stride);
            case FLOAT64 ->
                openblas.cblas_dgemm(
                        openblas.CblasColMajor,
                        turnLeft,
                        turnRight,
                        to.height,
                        to.width,
                        inner,
                        1,
                        left.doubles(),
                        left.stride,
                        right.doubles(),
                        right.stride,
                        0,
                        to.doubles(),
                        to.stride);
        }
    }

    private FloatPointer floats() {
        return new FloatPointer(block.pointer()).getPointer(from);
    }

    private DoublePointer doubles() {
        return new DoublePointer(block.pointer()).getPointer(from);
    }

    /** The numbers of a panel whose columns lie side by side. */
    double[] read() {
        double[] numbers = new double[height * width];
        block.slice(from, numbers.length).read(numbers);
        return numbers;
    }

    /** Overwrites a panel whose columns lie side by side. */
    void write(double[] numbers) {
        block.slice(from, numbers.length).write(numbers);
    }
}
