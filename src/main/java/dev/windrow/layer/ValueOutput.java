package dev.windrow.layer;

import dev.windrow.kernel.ValueLoss;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Values at each place, with their loss on target vectors: [rows, inputs, steps] to [rows, outputs, steps] by W
 * [inputs, outputs] and b [outputs]. See {@link ValueLoss}, and {@link ValueOutputLayer}, to which targets are given.
 */
public final class ValueOutput extends EachPlace implements Measured {
    private static final long serialVersionUID = 1;

    @JsonProperty
    private boolean logistic;

    @JsonProperty
    private List<Double> levels = List.of();

    /** For deserialisation. */
    public ValueOutput() {}

    private ValueOutput(int inputs, int values, boolean logistic, List<Double> levels) {
        super(inputs, values * (1L + levels.size()));
        this.logistic = logistic;
        this.levels = List.copyOf(levels);
    }

    /**
     * Means by the squared error, and quantiles by the pinball loss: for each value its mean, then its quantiles.
     *
     * @param values of a target vector
     * @param levels of the quantiles, rising, between 0 and 1; empty for means alone
     */
    public static ValueOutput values(int inputs, int values, List<Double> levels) {
        return new ValueOutput(inputs, values, false, levels);
    }

    /** The probability of each value to be 1, by the cross-entropy of each for itself. */
    public static ValueOutput logistic(int inputs, int values) {
        return new ValueOutput(inputs, values, true, List.of());
    }

    ValueLoss loss() {
        return logistic ? ValueLoss.logistic() : ValueLoss.values(levels);
    }

    @Override
    public VertexMemory memory(List<Extent> inputs) {
        Extent input = inputs.get(0);
        return VertexMemory.giving(input.with((int) nOut))
                .makes(input.numbers())
                .keeps(input.of(nOut))
                .heap((Double.BYTES + Float.BYTES) * input.of(nOut));
    }

    @Override
    Layer computing(NeuralNetConfiguration configuration, DataType type) {
        return new ValueOutputLayer(configuration, type);
    }

    @Override
    public ParamInitializer initializer() {
        return OutputParameters.INSTANCE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueOutput that
                && super.equals(other)
                && logistic == that.logistic
                && levels.equals(that.levels);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), logistic, levels);
    }
}
