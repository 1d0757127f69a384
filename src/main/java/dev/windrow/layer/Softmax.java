package dev.windrow.layer;

import javax.annotation.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One softmax over some classes, z = W h + b at each place, with its cross-entropy on integer targets. Its memory lasts
 * from a forward pass to the backward pass.
 */
final class Softmax {
    private final int classes;
    private final GrowingMatrix memory;
    private final Logits values;
    /** [classes, places]: the logits, then what became of them. */
    private INDArray logits;

    Softmax(DataType type, int classes) {
        this.classes = classes;
        this.memory = new GrowingMatrix(type);
        this.values = Logits.of(type);
    }

    /** The loss summed; the gradient of the logits is kept for {@link #back}. */
    double learn(Linear weights, INDArray biases, INDArray hidden, int[] targets) {
        forward(weights, biases, hidden);
        double loss = values.gradient(targets);
        values.write(logits);
        return loss;
    }

    /** The loss summed, not a number without targets; log-probabilities are kept for {@link #copy}. */
    double score(Linear weights, INDArray biases, INDArray hidden, @Nullable int[] targets) {
        forward(weights, biases, hidden);
        return values.logProbabilities((int) hidden.size(1), targets);
    }

    private void forward(Linear weights, INDArray biases, INDArray hidden) {
        logits = memory.of(classes, hidden.size(1));
        weights.map(hidden, logits);
        values.read(logits, biases);
    }

    /** Overwrites the gradients of weights and biases by those of the last {@link #learn}. */
    void gradient(Linear weightGradient, INDArray biasGradient, INDArray hidden) {
        weightGradient.gradient(logits, hidden);
        values.biasGradient(biasGradient);
    }

    /** Overwrites {@code errors} [inputs, places] by the gradient with respect to h of the last {@link #learn}. */
    void back(Linear weights, INDArray errors) {
        weights.back(logits, errors);
    }

    /** What the last pass made of the logits, [classes, places]. */
    INDArray logits() {
        return logits;
    }

    /** Copies ln p of the first {@code count} classes at a place. */
    void copy(int place, float[] to, int offset, int count) {
        values.copy(place * classes, to, offset, count);
    }

    /** ln p of one class at a place. */
    float logProbability(int place, int symbol) {
        float[] one = new float[1];
        values.copy(place * classes + symbol, one, 0, 1);
        return one[0];
    }
}
