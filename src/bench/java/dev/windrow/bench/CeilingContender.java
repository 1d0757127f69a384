package dev.windrow.bench;

import java.util.Arrays;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/**
 * The product of two square float matrices, as fast as this machine multiplies from one thread. Two libraries, because
 * neither is the faster everywhere: OpenBLAS takes its AVX2 code on processors younger than itself, whatever they
 * could.
 */
final class CeilingContender implements Contender {
    private static final int SIZE = 1024;

    private final Library library;
    private final FloatPointer left = filled();
    private final FloatPointer right = filled();
    private final FloatPointer product = filled();

    /** Whose product. */
    enum Library {
        OPENBLAS,
        ONEDNN
    }

    CeilingContender(Library library) {
        this.library = library;
        openblas.blas_set_num_threads(1);
    }

    private static FloatPointer filled() {
        float[] values = new float[SIZE * SIZE];
        Arrays.fill(values, 1f / SIZE);
        return new FloatPointer(values);
    }

    @Override
    public double step() {
        switch (library) {
            case OPENBLAS ->
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
            case ONEDNN ->
                check(dnnl.dnnl_sgemm(
                        (byte) 'N', (byte) 'N', SIZE, SIZE, SIZE, 1f, left, SIZE, right, SIZE, 0f, product, SIZE));
        }
        return Double.NaN;
    }

    private static void check(int status) {
        if (status != dnnl.dnnl_success) {
            throw new IllegalStateException("dnnl_sgemm: status " + status);
        }
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
