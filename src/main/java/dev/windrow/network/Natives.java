package dev.windrow.network;

import dev.windrow.kernel.Kernels;
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
 * @param choice which kernel the process names
 * @param threads threads that a task of its own takes; 0 if ND4J does not load
 */
public record Natives(Library arrays, Library kernels, Choice choice, int threads) implements Serializable {
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

    /**
     * The kernel that property or environment name for recurrent layers of jobs that do not.
     *
     * @param kernels which; automatic where the name is none
     * @param trouble what is wrong with the name; empty if nothing is
     */
    public record Choice(Kernels kernels, String trouble) implements Serializable {
        static Choice ofProcess() {
            try {
                return new Choice(Kernels.ofProcess(), "");
            } catch (IllegalArgumentException e) {
                return new Choice(Kernels.AUTOMATIC, e.getMessage());
            }
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
        Choice choice = Choice.ofProcess();
        try {
            Nd4j.zeros(1).close();
            OneThread.ask();
            NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
            return new Natives(
                    new Library(instructions(operations.binaryLevel()), ""),
                    kernels,
                    choice,
                    operations.ompGetMaxThreads());
        } catch (LinkageError | RuntimeException e) {
            return new Natives(Library.failed(e), kernels, choice, 0);
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
