package dev.windrow.network;

import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Keeps ND4J and OpenBLAS to the calling thread: each Spark task learns alone on its core. OpenMP keeps its number by
 * thread, so every thread that learns asks anew; OMP_NUM_THREADS=1 in the environment says the same before any library
 * is loaded.
 */
public final class OneThread {
    private OneThread() {}

    /** Keeps what the calling thread asks of the native libraries on this thread. */
    public static void ask() {
        Nd4j.getEnvironment().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        openblas.blas_set_num_threads(1);
    }
}
