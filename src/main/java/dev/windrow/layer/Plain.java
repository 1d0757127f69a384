package dev.windrow.layer;

import dev.windrow.kernel.Activation;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A layer without recurrence, each step for itself: [rows, inputs, steps] to φ(W x + b) [rows, outputs, steps] by W
 * [inputs, outputs] and b [outputs].
 */
public final class Plain extends FeedForwardLayer {
    private static final long serialVersionUID = 1;

    @JsonProperty
    private Activation nonLinearity = Activation.TANH;

    /** For deserialisation. */
    public Plain() {}

    /** From {@code inputs} values to {@code outputs} values. */
    public Plain(int inputs, int outputs, Activation nonLinearity) {
        setNIn(inputs);
        setNOut(outputs);
        this.nonLinearity = nonLinearity;
    }

    /** φ. */
    Activation nonLinearity() {
        return nonLinearity;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        PlainLayer layer = new PlainLayer(configuration, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        Map<String, INDArray> table = initializer().init(configuration, parameters, initialize);
        layer.setParamTable(table);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return OutputParameters.INSTANCE;
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return InputType.recurrent(nOut, RNNFormat.NCW);
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return new LayerMemoryReport.Builder(layerName, getClass(), input, getOutputType(-1, input))
                .standardMemory(initializer().numParams(this), 0)
                .build();
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
