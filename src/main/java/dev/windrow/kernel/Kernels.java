package dev.windrow.kernel;

import java.util.Arrays;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which implementation computes. {@link #AUTOMATIC} is what {@value #PROPERTY} or, without it, the environment variable
 * {@value #VARIABLE} names for the whole process; where neither is set, in float32 oneDNN if its natives load and it
 * has the cell and else {@link #PLAIN}, in float64 {@link #REFERENCE}. The others force one.
 */
public enum Kernels {
    AUTOMATIC,
    ONEDNN,
    /** Java in float32, vectorised by the JIT. */
    PLAIN,
    /** Java in double arithmetic, slow: what the others are tested against. */
    REFERENCE;

    /** System property that names the kernel of a process. */
    public static final String PROPERTY = "windrow.kernel";

    /** Environment variable that names the kernel of a process. */
    public static final String VARIABLE = "WINDROW_KERNEL";

    private static final Logger LOG = LoggerFactory.getLogger(Kernels.class);

    /** Found out, and said in the log, once in the life of the JVM. */
    private static final class Platform {
        static final boolean HAS_ONEDNN = probe();

        private static boolean probe() {
            try {
                LOG.info("recurrent kernels: oneDNN {}", OneDnnKernel.version());
                if (System.getenv("OMP_NUM_THREADS") == null) {
                    LOG.warn(
                            "recurrent kernels: OMP_NUM_THREADS is not set, so each worker takes all cores; set it to 1");
                }
                return true;
            } catch (LinkageError | RuntimeException missing) {
                LOG.warn(
                        "recurrent kernels: oneDNN's natives do not load here ({}), so recurrent layers run in plain Java,"
                                + " which is slower; where org.bytedeco:dnnl has this platform's classifier,"
                                + " put it and org.bytedeco:opencl on the class path; {}=plain or {}=plain says that plain"
                                + " Java is meant",
                        missing.toString(),
                        PROPERTY,
                        VARIABLE);
                return false;
            }
        }
    }

    /** What is named for the whole process, read and said once. */
    private static final class Chosen {
        static final Kernels KERNELS = read();

        private static Kernels read() {
            Kernels chosen = ofProcess();
            if (chosen != AUTOMATIC) {
                LOG.info("recurrent kernels: {}, as {} or {} says", chosen.word(), PROPERTY, VARIABLE);
            }
            return chosen;
        }
    }

    /**
     * What is named for this process; {@link #AUTOMATIC} where nothing is.
     *
     * @throws IllegalArgumentException if the name is none
     */
    public static Kernels ofProcess() {
        return named(System.getProperty(PROPERTY), System.getenv(VARIABLE));
    }

    /**
     * What property and variable name together.
     *
     * @param property of the system, which wins; null if it is not set
     * @param variable of the environment; null if it is not set
     * @throws IllegalArgumentException if the name is none
     */
    static Kernels named(String property, String variable) {
        String source = property == null ? VARIABLE : PROPERTY;
        String name = property == null ? variable : property;
        if (name == null || name.isBlank()) {
            return AUTOMATIC;
        }
        return Arrays.stream(values())
                .filter(kernels -> kernels.word().equals(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        source + " = " + name + ": must be automatic, onednn, plain or reference"));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What {@link #AUTOMATIC} takes in this process for the usual cells in float32, with oneDNN's version and
     * instruction set, such as {@code oneDNN 2.5.2 avx2}, {@code plain Java} or {@code reference}.
     *
     * @throws IllegalArgumentException if the name is none
     * @throws LinkageError if oneDNN is named and its natives do not load
     */
    public static String inUse() {
        return switch (ofProcess().orDefault(new CellShape(Cell.lstm(), 1, 1), Precision.FLOAT32)) {
            case ONEDNN -> {
                OneDnnLibrary library = OneDnnLibrary.load();
                yield "oneDNN " + library.version() + " " + library.instructions();
            }
            case PLAIN -> "plain Java";
            case AUTOMATIC, REFERENCE -> "reference";
        };
    }

    /**
     * Opens a kernel for one layer in one direction.
     *
     * @throws IllegalArgumentException where oneDNN or plain Java is forced on a cell or precision it does not have
     * @throws IllegalStateException where oneDNN is forced and its natives do not load
     */
    public RecurrentKernel recurrent(CellShape shape, Precision precision) {
        return switch (taken(shape, precision)) {
            case ONEDNN -> new OneDnnKernel(shape);
            case PLAIN -> new PlainKernel(shape);
            case AUTOMATIC, REFERENCE -> new ReferenceKernel(shape, precision);
        };
    }

    /**
     * What a kernel that {@link #recurrent} opens takes once it has trained and inferred on such a batch, from the
     * sizes alone. It keeps scratch memory for the largest batch it has seen.
     *
     * @throws IllegalArgumentException as {@link #recurrent}
     * @throws IllegalStateException as {@link #recurrent}
     */
    public KernelMemory memory(CellShape shape, Precision precision, Rows rows) {
        return switch (taken(shape, precision)) {
            case ONEDNN -> OneDnnKernel.memory(shape, rows);
            case PLAIN -> PlainKernel.memory(shape, rows);
            case AUTOMATIC, REFERENCE -> ReferenceKernel.memory(shape, precision, rows);
        };
    }

    /** The kernel that computes a cell: the one that is forced, having checked that it can, or what fits best. */
    private Kernels taken(CellShape shape, Precision precision) {
        // The default of a process is for what it fits; the job's own key is for everything, or an error.
        if (this == AUTOMATIC) {
            return Chosen.KERNELS.orDefault(shape, precision);
        }
        if (this == ONEDNN) {
            requireOneDnn(shape, precision);
        } else if (this == PLAIN && precision != Precision.FLOAT32) {
            throw new IllegalArgumentException("the plain kernel computes FLOAT32, not " + precision
                    + ": the reference kernel takes every precision");
        }
        return this;
    }

    private Kernels orDefault(CellShape shape, Precision precision) {
        if (this == REFERENCE || precision == Precision.FLOAT64) {
            return REFERENCE;
        }
        boolean oneDnn = this != PLAIN && OneDnnCells.takes(shape.cell(), precision);
        return oneDnn && (this == ONEDNN || Platform.HAS_ONEDNN) ? ONEDNN : PLAIN;
    }

    private static void requireOneDnn(CellShape shape, Precision precision) {
        if (!OneDnnCells.takes(shape.cell(), precision)) {
            throw new IllegalArgumentException("oneDNN has no " + shape.cell() + " in " + precision
                    + ": it has RNN, LSTM with all gates and tanh, GRU with tanh, in FLOAT32");
        }
        if (!Platform.HAS_ONEDNN) {
            throw new IllegalStateException("oneDNN is asked for, its natives do not load on this platform");
        }
    }
}
