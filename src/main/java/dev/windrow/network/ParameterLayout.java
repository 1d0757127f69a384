package dev.windrow.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where the named weights of a network lie in its flat ones. A weight's name is its layer's and its key there:
 * {@code recurrent0.RW}. As a tensor it is row-major; in the flat weights some layers want theirs in column order.
 */
public final class ParameterLayout {
    private final List<Slot> slots = new ArrayList<>();
    private final int length;

    private record Slot(String name, int[] shape, int offset, boolean columnOrder) {
        int size() {
            return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        }

        /** Where a tensor's value lies in the flat weights. */
        int place(int index) {
            if (!columnOrder || shape.length == 1) {
                return offset + index;
            }
            return offset + index % shape[1] * shape[0] + index / shape[1];
        }
    }

    private ParameterLayout(ComputationGraph graph) {
        INDArray flat = graph.params();
        length = (int) flat.length();
        long start = flat.data().addressPointer().address();
        for (Map.Entry<String, INDArray> parameter : graph.paramTable().entrySet()) {
            String name = parameter.getKey();
            INDArray view = parameter.getValue();
            int offset = (int) ((view.data().addressPointer().address() - start) / Float.BYTES);
            int[] shape = Arrays.stream(view.shape()).mapToInt(Math::toIntExact).toArray();
            int key = name.lastIndexOf('_');
            slots.add(new Slot(
                    name.substring(0, key) + "." + name.substring(key + 1), shape, offset, view.ordering() == 'f'));
        }
    }

    /** The layout of a spec's network. */
    public static ParameterLayout of(NetworkSpec spec) {
        return new ParameterLayout(GraphBuilder.empty(spec));
    }

    /**
     * A stretch of the flat weights.
     *
     * @param from its first
     * @param to behind its last
     */
    record Range(int from, int to) {
        /** No weights. */
        static final Range NONE = new Range(0, 0);
    }

    /** Where the named weights lie; {@link Range#NONE} if there are none of that name. */
    Range range(String name) {
        for (Slot slot : slots) {
            if (slot.name.equals(name)) {
                return new Range(slot.offset, slot.offset + slot.size());
            }
        }
        return Range.NONE;
    }

    /** Weights there are. */
    public int length() {
        return length;
    }

    /** Flat weights as named tensors. */
    public List<Tensor> split(float[] flat) {
        List<Tensor> tensors = new ArrayList<>();
        for (Slot slot : slots) {
            float[] values = new float[slot.size()];
            for (int k = 0; k < values.length; k++) {
                values[k] = flat[slot.place(k)];
            }
            tensors.add(new Tensor(slot.name, slot.shape, values));
        }
        return tensors;
    }

    /**
     * Checks that a file's tensors are those of a network, before either is made.
     *
     * @throws IllegalArgumentException if they have more or fewer values than the network has weights
     */
    static void requireCount(NetworkSpec spec, List<SafetensorsHeader.Entry> entries) {
        long weights = GraphBuilder.parameterCount(spec);
        long values =
                entries.stream().mapToLong(SafetensorsHeader.Entry::length).sum();
        if (weights != values) {
            throw new IllegalArgumentException(
                    "its tensors have " + values + " values; the network has " + weights + " weights");
        }
    }

    /**
     * Named tensors, in any order, as flat weights.
     *
     * @throws IllegalArgumentException if a tensor is missing, too many, of another shape, or has a value that is no
     *     finite number
     */
    public float[] join(List<Tensor> tensors) {
        Map<String, Tensor> named = new HashMap<>();
        tensors.forEach(tensor -> named.put(tensor.name(), tensor));
        float[] flat = new float[length];
        for (Slot slot : slots) {
            Tensor tensor = named.remove(slot.name);
            if (tensor == null || !Arrays.equals(tensor.shape(), slot.shape)) {
                throw new IllegalArgumentException("tensor " + slot.name + " is "
                        + (tensor == null ? "missing" : "of shape " + Arrays.toString(tensor.shape()))
                        + "; the network needs shape " + Arrays.toString(slot.shape));
            }
            float[] values = tensor.floats();
            for (int k = 0; k < values.length; k++) {
                if (!Float.isFinite(values[k])) {
                    throw new IllegalArgumentException("tensor " + slot.name + " is " + values[k] + " at value " + k
                            + ": weights must be finite numbers");
                }
                flat[slot.place(k)] = values[k];
            }
        }
        if (!named.isEmpty()) {
            throw new IllegalArgumentException("tensors " + named.keySet() + " are not of this network");
        }
        return flat;
    }
}
