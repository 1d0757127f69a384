package dev.windrow.layer;

import dev.windrow.kernel.Activation;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A layer without recurrence, each step for itself: [rows, inputs, steps] to φ(W x + b) [rows, outputs, steps] by W
 * [inputs, outputs] and b [outputs].
 */
public final class Plain extends EachPlace implements Measured {
    private static final long serialVersionUID = 1;

    @JsonProperty
    private Activation nonLinearity = Activation.TANH;

    /** For deserialisation. */
    public Plain() {}

    /** From {@code inputs} values to {@code outputs} values. */
    public Plain(int inputs, int outputs, Activation nonLinearity) {
        super(inputs, outputs);
        this.nonLinearity = nonLinearity;
    }

    /** φ. */
    Activation nonLinearity() {
        return nonLinearity;
    }

    @Override
    public VertexMemory memory(List<Extent> inputs) {
        Extent input = inputs.get(0);
        Extent output = input.with((int) nOut);
        // The way back has errors of its outputs and of its inputs; in the heap are values and slopes, read as floats.
        return VertexMemory.giving(output)
                .makes(2 * output.numbers() + input.numbers())
                .heap((2 * Double.BYTES + Float.BYTES) * output.numbers());
    }

    @Override
    Layer computing(NeuralNetConfiguration configuration, DataType type) {
        return new PlainLayer(configuration, type);
    }

    @Override
    public ParamInitializer initializer() {
        return OutputParameters.INSTANCE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Plain that && super.equals(other) && nonLinearity == that.nonLinearity;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), nonLinearity);
    }
}
