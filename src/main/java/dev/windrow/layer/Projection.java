package dev.windrow.layer;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A linear map of each place, without biases: [rows, inputs, steps] to [rows, outputs, steps] by W [inputs, outputs].
 */
public final class Projection extends EachPlace implements Measured {
    private static final long serialVersionUID = 1;

    /** For deserialisation. */
    public Projection() {}

    /** A map from {@code inputs} values to {@code outputs} values. */
    public Projection(int inputs, int outputs) {
        super(inputs, outputs);
    }

    @Override
    public VertexMemory memory(List<Extent> inputs) {
        Extent input = inputs.get(0);
        Extent output = input.with((int) nOut);
        return VertexMemory.giving(output).makes(output.numbers() + input.numbers());
    }

    @Override
    Layer computing(NeuralNetConfiguration configuration, DataType type) {
        return new ProjectionLayer(configuration, type);
    }

    @Override
    public ParamInitializer initializer() {
        return DenseParameters.WEIGHTS_ONLY;
    }
}
