package dev.windrow.layer;

import dev.windrow.kernel.CellShape;
import dev.windrow.kernel.State;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A cell's state as Deeplearning4j keeps it between windows: arrays {@code [batch, units]} by name, {@value #HIDDEN}
 * and, for an LSTM, {@value #MEMORY}.
 */
final class CarriedState {
    static final String HIDDEN = "hidden";
    static final String MEMORY = "memory";

    private CarriedState() {}

    /** New arrays for {@code batch} rows, filled with zeros. */
    @SuppressWarnings("try") // the scope works by being open
    static Map<String, INDArray> zeros(CellShape shape, DataType type, int batch) {
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            INDArray hidden = Nd4j.create(type, batch, shape.units());
            return shape.cell().hasMemory()
                    ? Map.of(HIDDEN, hidden, MEMORY, Nd4j.create(type, batch, shape.units()))
                    : Map.of(HIDDEN, hidden);
        }
    }

    /** The states of the first {@code batch} rows; the same arrays where there are no more. */
    static Map<String, INDArray> firstRows(Map<String, INDArray> arrays, int batch) {
        Map<String, INDArray> first = new HashMap<>(arrays);
        first.replaceAll((name, array) ->
                array.size(0) <= batch ? array : array.get(NDArrayIndex.interval(0, batch), NDArrayIndex.all()));
        return first;
    }

    /**
     * The arrays as the kernels want them; empty where there are none.
     *
     * @throws IllegalArgumentException where an array has another shape or is missing
     */
    static Optional<State> state(Map<String, INDArray> arrays, CellShape shape, DataType type, int batch) {
        if (arrays.isEmpty()) {
            return Optional.empty();
        }
        Optional<INDArray> memory =
                shape.cell().hasMemory() ? Optional.of(checked(arrays, MEMORY, shape, type, batch)) : Optional.empty();
        return Optional.of(
                new State(Blocks.over(checked(arrays, HIDDEN, shape, type, batch)), memory.map(Blocks::over)));
    }

    /** The arrays themselves, to be overwritten; empty where there are none. */
    static Optional<State> over(Map<String, INDArray> arrays) {
        return arrays.isEmpty()
                ? Optional.empty()
                : Optional.of(new State(
                        Blocks.over(arrays.get(HIDDEN)),
                        Optional.ofNullable(arrays.get(MEMORY)).map(Blocks::over)));
    }

    private static INDArray checked(
            Map<String, INDArray> arrays, String name, CellShape shape, DataType type, int batch) {
        INDArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException(
                    "carried state has " + arrays.keySet() + ", " + shape.cell().kind() + " needs " + name);
        }
        if (array.rank() != 2 || array.size(0) != batch || array.size(1) != shape.units()) {
            throw new IllegalArgumentException("carried state " + name + " of shape " + array.shapeInfoToString()
                    + ", input of batch " + batch + " x units " + shape.units()
                    + ": clear the state before another batch");
        }
        return array.castTo(type).dup('c');
    }
}
