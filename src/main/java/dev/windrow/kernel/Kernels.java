package dev.windrow.kernel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which implementation computes. {@link #AUTOMATIC} takes oneDNN where its natives load and the cell and precision are
 * ones it knows, plain Java otherwise; the other two force one.
 */
public enum Kernels {
    AUTOMATIC,
    ONEDNN,
    REFERENCE;

    private static final Logger LOG = LoggerFactory.getLogger(Kernels.class);

    /** Cells that were said to be computed in plain Java. */
    private static final Set<Cell> SAID = ConcurrentHashMap.newKeySet();

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
                        "recurrent kernels: plain Java, some fifty times slower, because oneDNN's natives do not load"
                                + " here ({}); add org.bytedeco:dnnl with this platform's classifier",
                        missing.toString());
                return false;
            }
        }
    }

    /**
     * Opens a kernel for one layer in one direction.
     *
     * @throws IllegalArgumentException where oneDNN is forced on a cell or precision it does not have
     * @throws IllegalStateException where oneDNN is forced and its natives do not load
     */
    public RecurrentKernel recurrent(CellShape shape, Precision precision) {
        return switch (this) {
            case REFERENCE -> new ReferenceKernel(shape, precision);
            case ONEDNN -> forcedOneDnn(shape, precision);
            case AUTOMATIC -> fastest(shape, precision);
        };
    }

    /**
     * What a kernel that {@link #recurrent} opens takes once it has trained and inferred on such a batch, from the sizes
     * alone. It keeps scratch memory for the largest batch it has seen.
     *
     * @throws IllegalArgumentException as {@link #recurrent}
     * @throws IllegalStateException as {@link #recurrent}
     */
    public KernelMemory memory(CellShape shape, Precision precision, Rows rows) {
        return switch (this) {
            case REFERENCE -> ReferenceKernel.memory(shape, precision, rows);
            case ONEDNN -> {
                requireOneDnn(shape, precision);
                yield OneDnnKernel.memory(shape, rows);
            }
            case AUTOMATIC ->
                OneDnnKernel.takes(shape.cell(), precision) && Platform.HAS_ONEDNN
                        ? OneDnnKernel.memory(shape, rows)
                        : ReferenceKernel.memory(shape, precision, rows);
        };
    }

    private static RecurrentKernel fastest(CellShape shape, Precision precision) {
        Cell cell = shape.cell();
        boolean known = OneDnnKernel.takes(cell, precision);
        if (!known && precision == Precision.FLOAT32 && SAID.add(cell)) {
            LOG.warn("recurrent kernels: plain Java for {}, because oneDNN has no such cell; that is slow", cell);
        }
        return known && Platform.HAS_ONEDNN ? new OneDnnKernel(shape) : new ReferenceKernel(shape, precision);
    }

    private static RecurrentKernel forcedOneDnn(CellShape shape, Precision precision) {
        requireOneDnn(shape, precision);
        return new OneDnnKernel(shape);
    }

    private static void requireOneDnn(CellShape shape, Precision precision) {
        if (!OneDnnKernel.takes(shape.cell(), precision)) {
            throw new IllegalArgumentException("oneDNN has no " + shape.cell() + " in " + precision
                    + ": it has RNN, LSTM with all gates and tanh, GRU with tanh, in FLOAT32");
        }
        if (!Platform.HAS_ONEDNN) {
            throw new IllegalStateException("oneDNN is asked for, its natives do not load on this platform");
        }
    }
}
