package dev.windrow.layer;

import java.util.Arrays;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A cluster of rare classes of an adaptive softmax (Grave et al. 2017): softmax(W P h + b) over the cluster's classes,
 * where P takes h to fewer values. In training and scoring it looks only at places whose target is in the cluster.
 */
final class Tail {
    private final int number;
    private final int first;
    private final int size;
    private final int width;
    private final Softmax softmax;
    private final GrowingMatrix gatheredMemory;
    private final GrowingMatrix projectedMemory;
    private final GrowingMatrix errorMemory;
    private final GrowingMatrix gatheredErrorMemory;
    /** The places looked at, in order. */
    private int[] places = new int[0];

    private INDArray gathered;
    private INDArray projected;
    /** Whether the gradient may hold other than zeros. */
    private boolean written = true;

    /** Cluster {@code number}, from 1, of the classes {@code first} to {@code first + size - 1}. */
    Tail(DataType type, int number, int first, int size, int width) {
        this.number = number;
        this.first = first;
        this.size = size;
        this.width = width;
        softmax = new Softmax(type, size);
        gatheredMemory = new GrowingMatrix(type);
        projectedMemory = new GrowingMatrix(type);
        errorMemory = new GrowingMatrix(type);
        gatheredErrorMemory = new GrowingMatrix(type);
    }

    /** With what a tail takes if the targets of all places are in it. */
    static VertexMemory addTo(VertexMemory memory, Extent input, int size, int width) {
        // What is gathered, its projection, the errors of both, and the logits, which are in the heap too.
        return memory.keeps(input.of(2L * (input.features() + width) + size)).heap(Float.BYTES * input.of(size));
    }

    private Linear projection(Map<String, INDArray> parameters) {
        return Linear.of(parameters.get(OutputParameters.PROJECTION + number));
    }

    private Linear weights(Map<String, INDArray> parameters) {
        return Linear.of(parameters.get(OutputParameters.WEIGHTS + number));
    }

    private INDArray biases(Map<String, INDArray> parameters) {
        return parameters.get(OutputParameters.BIASES + number);
    }

    /** The loss of −ln p(class | cluster), summed over the places with a target in the cluster. */
    double learn(Map<String, INDArray> parameters, INDArray hidden, int[] targets) {
        int[] within = gather(hidden, targets);
        if (within.length == 0) {
            return 0;
        }
        project(parameters);
        return softmax.learn(weights(parameters), biases(parameters), projected, within);
    }

    /** {@link #learn} without the gradient. */
    double score(Map<String, INDArray> parameters, INDArray hidden, int[] targets) {
        int[] within = gather(hidden, targets);
        if (within.length == 0) {
            return 0;
        }
        project(parameters);
        return softmax.score(weights(parameters), biases(parameters), projected, within);
    }

    /** ln p(class | cluster) at all places, for {@link #copy}. */
    void predict(Map<String, INDArray> parameters, INDArray hidden) {
        gathered = hidden;
        project(parameters);
        softmax.score(weights(parameters), biases(parameters), projected, null);
    }

    private void project(Map<String, INDArray> parameters) {
        projected = projectedMemory.of(width, gathered.size(1));
        projection(parameters).map(gathered, projected);
    }

    /** Copies the columns of the places whose target is in the cluster; the targets, counted within the cluster. */
    private int[] gather(INDArray hidden, int[] targets) {
        int[] found = new int[targets.length];
        int[] within = new int[targets.length];
        int count = 0;
        for (int place = 0; place < targets.length; place++) {
            int target = targets[place] - first;
            if (target >= 0 && target < size) {
                found[count] = place;
                within[count++] = target;
            }
        }
        places = Arrays.copyOf(found, count);
        if (count > 0) {
            int inputs = (int) hidden.size(0);
            gathered = gatheredMemory.of(inputs, count);
            NativeRows from = NativeRows.of(hidden, inputs);
            NativeRows to = NativeRows.of(gathered, inputs);
            for (int k = 0; k < count; k++) {
                to.copy(k, 0, from, places[k], 0, inputs);
            }
        }
        return Arrays.copyOf(within, count);
    }

    /** Overwrites the cluster's gradients after {@link #learn} and adds to the errors of h, [inputs, places]. */
    void back(Map<String, INDArray> parameters, Map<String, INDArray> gradients, INDArray errors) {
        if (places.length == 0) {
            clear(gradients);
            return;
        }
        written = true;
        int inputs = (int) errors.size(0);
        softmax.gradient(weights(gradients), biases(gradients), projected);
        INDArray projectedErrors = errorMemory.of(width, places.length);
        softmax.back(weights(parameters), projectedErrors);
        projection(gradients).gradient(projectedErrors, gathered);
        INDArray gatheredErrors = gatheredErrorMemory.of(inputs, places.length);
        projection(parameters).back(projectedErrors, gatheredErrors);
        NativeRows from = NativeRows.of(gatheredErrors, inputs);
        NativeRows to = NativeRows.of(errors, inputs);
        for (int k = 0; k < places.length; k++) {
            to.add(places[k], 0, from, k, 0, inputs);
        }
    }

    /** Zeros gradients left by a step before, once. */
    private void clear(Map<String, INDArray> gradients) {
        if (written) {
            gradients.get(OutputParameters.PROJECTION + number).assign(0);
            gradients.get(OutputParameters.WEIGHTS + number).assign(0);
            biases(gradients).assign(0);
            written = false;
        }
    }

    /** Adds the cluster's own ln p to ln p(class | cluster) and writes them where the cluster's classes begin. */
    void copy(int place, float cluster, float[] to, int offset) {
        softmax.copy(place, to, offset + first, size);
        for (int k = offset + first; k < offset + first + size; k++) {
            to[k] += cluster;
        }
    }
}
