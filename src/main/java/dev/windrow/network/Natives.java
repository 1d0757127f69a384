package dev.windrow.network;

import dev.windrow.kernel.OneDnnLibrary;
import java.io.Serializable;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Which native code computes in this process.
 *
 * @param arrays ND4J's, which every network needs
 * @param kernels oneDNN's, without which recurrent layers are computed in Java
 * @param threads threads that a task of its own takes; 0 if ND4J does not load
 */
public record Natives(Library arrays, Library kernels, int threads) implements Serializable {
    /**
     * A library.
     *
     * @param instructions the instruction set it runs; empty if it does not load
     * @param trouble why it does not load; empty if it does
     */
    public record Library(String instructions, String trouble) implements Serializable {
        /** Whether it loads. */
        public boolean loads() {
            return trouble.isEmpty();
        }

        private static Library failed(Throwable failure) {
            Throwable root = failure;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return new Library("", root.toString());
        }
    }

    /** Loads what is there, on the calling thread as a task would. */
    public static Natives load() {
        Library kernels;
        try {
            OneDnnLibrary oneDnn = OneDnnLibrary.load();
            kernels = new Library(oneDnn.version() + " " + oneDnn.instructions(), "");
        } catch (LinkageError | RuntimeException e) {
            kernels = Library.failed(e);
        }
        try {
            Nd4j.zeros(1).close();
            OneThread.ask();
            NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
            return new Natives(
                    new Library(instructions(operations.binaryLevel()), ""), kernels, operations.ompGetMaxThreads());
        } catch (LinkageError | RuntimeException e) {
            return new Natives(Library.failed(e), kernels, 0);
        }
    }

    /** The builds of ND4J for x86, by the number it gives them. */
    private static String instructions(int level) {
        return switch (level) {
            case 2 -> "avx2";
            case 3 -> "avx512";
            default -> "generic";
        };
    }
}
