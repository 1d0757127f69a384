package dev.windrow.bench;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** OpenBLAS's product of two square float matrices, as fast as this machine multiplies from one thread. */
final class CeilingContender implements Contender {
    private static final int SIZE = 1024;

    private final FloatPointer left = filled();
    private final FloatPointer right = filled();
    private final FloatPointer product = filled();

    CeilingContender() {
        openblas.blas_set_num_threads(1);
    }

    private static FloatPointer filled() {
        float[] values = new float[SIZE * SIZE];
        Arrays.fill(values, 1f / SIZE);
        return new FloatPointer(values);
    }

    @Override
    public double step() {
        openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                openblas.CblasNoTrans,
                openblas.CblasNoTrans,
                SIZE,
                SIZE,
                SIZE,
                1f,
                left,
                SIZE,
                right,
                SIZE,
                0f,
                product,
                SIZE);
        return Double.NaN;
    }

    @Override
    public double workPerStep() {
        return 2.0 * SIZE * SIZE * SIZE;
    }

    @Override
    public void close() {
        left.close();
        right.close();
        product.close();
    }
}
