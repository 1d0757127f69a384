package dev.windrow.layer;

import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A softmax over classes at each place, with its cross-entropy on integer targets: [rows, inputs, steps] to [rows,
 * classes, steps] by W [inputs, classes] and b [classes]. See {@link ClassOutputLayer}, to which targets are given.
 *
 * <p>Tied, W is the transposed matrix of the network's embedding and stands in the parameters there alone (Press & Wolf
 * 2017; Inan et al. 2017).
 *
 * <p>Adaptive, after Grave et al. 2017, equations 7 and 8, a head has the classes below the first cutoff and a symbol
 * for each cluster; a cluster has the classes from its cutoff to the next: p(class) = p(cluster) p(class | cluster).
 * Cluster k, from 1, works on h taken to inputs / shrink^k values, at least 1. Log-probabilities are exact.
 */
public final class ClassOutput extends EachPlace implements Measured {
    private static final long serialVersionUID = 1;

    @JsonProperty
    private boolean tied;

    @JsonProperty
    private List<Integer> cutoffs = List.of();

    @JsonProperty
    private int shrink = 1;

    /** For deserialisation. */
    public ClassOutput() {}

    /** A softmax over {@code classes} from {@code inputs} values. */
    public ClassOutput(int inputs, int classes) {
        super(inputs, classes);
    }

    /** The same output with the embedding's weights; see {@link ClassOutputLayer#tie}. */
    public ClassOutput tied() {
        ClassOutput output = (ClassOutput) clone();
        output.tied = true;
        return output;
    }

    /**
     * The same output with clusters.
     *
     * @param rising the first class of each cluster, rising, from 1 to less than the classes; empty for none
     * @param factor by which each cluster has fewer values than the one before; at least 1
     */
    public ClassOutput adaptive(List<Integer> rising, int factor) {
        ClassOutput output = (ClassOutput) clone();
        output.cutoffs = List.copyOf(rising);
        output.shrink = factor;
        return output;
    }

    boolean isTied() {
        return tied;
    }

    /** Clusters outside the head. */
    int tails() {
        return cutoffs.size();
    }

    /** Classes of the head itself, without the symbols of clusters. */
    int frequent() {
        return cutoffs.isEmpty() ? (int) nOut : cutoffs.get(0);
    }

    int headClasses() {
        return frequent() + tails();
    }

    /** The first class of a tail, from 1. */
    int tailStart(int tail) {
        return cutoffs.get(tail - 1);
    }

    int tailSize(int tail) {
        return (tail == tails() ? (int) nOut : cutoffs.get(tail)) - tailStart(tail);
    }

    /** Values that a tail's softmax sees. */
    int tailWidth(int tail) {
        long width = nIn;
        for (int k = 0; k < tail; k++) {
            width /= shrink;
        }
        return (int) Math.max(1, width);
    }

    @Override
    public VertexMemory memory(List<Extent> inputs) {
        Extent input = inputs.get(0);
        VertexMemory memory = VertexMemory.giving(input.with((int) nOut))
                .makes(input.numbers())
                .keeps(input.of(headClasses()))
                .heap(Float.BYTES * input.of(headClasses()));
        for (int tail = 1; tail <= tails(); tail++) {
            memory = Tail.addTo(memory, input, tailSize(tail), tailWidth(tail));
        }
        return memory;
    }

    @Override
    Layer computing(NeuralNetConfiguration configuration, DataType type) {
        return new ClassOutputLayer(configuration, type);
    }

    @Override
    public ParamInitializer initializer() {
        return OutputParameters.INSTANCE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassOutput that
                && super.equals(other)
                && tied == that.tied
                && cutoffs.equals(that.cutoffs)
                && shrink == that.shrink;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), tied, cutoffs, shrink);
    }
}
