package dev.windrow.network;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Bounds what ND4J holds outside the heap by JavaCPP's {@code maxbytes}, which itself counts the kernels' memory alone.
 * Arrays that nothing refers to are freed when Java collects garbage, and Java sees no reason to while they grow; at
 * the limit ND4J lets it collect, and goes on.
 */
final class NativeLimit {
    private NativeLimit() {}

    /** Sets the limit; again does no harm. */
    static void ask() {
        if (Pointer.maxBytes() > 0) {
            Nd4j.getEnvironment().setMaxPrimaryMemory(Pointer.maxBytes());
            Nd4j.getEnvironment().setDeviceLimit(0, Pointer.maxBytes());
        }
    }
}
