package dev.windrow.layer;

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
 * Connectionist temporal classification: [rows, inputs, steps] to the logits [rows, classes, steps] of a label sequence
 * a row, by W [inputs, classes] and b [classes]; one of the classes, the blank, stands for no label. See
 * {@link dev.windrow.kernel.Ctc}, and {@link CtcOutputLayer}, to which targets are given.
 */
public final class CtcOutput extends FeedForwardLayer {
    private static final long serialVersionUID = 1;

    @JsonProperty
    private int blank;

    /** For deserialisation. */
    public CtcOutput() {}

    /**
     * An output from {@code inputs} values.
     *
     * @param classes with the blank
     * @param blank the class that stands for no label
     */
    public CtcOutput(int inputs, int classes, int blank) {
        setNIn(inputs);
        setNOut(classes);
        this.blank = blank;
    }

    int blank() {
        return blank;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        CtcOutputLayer layer = new CtcOutputLayer(configuration, type);
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
        return other instanceof CtcOutput that && super.equals(other) && blank == that.blank;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), blank);
    }
}
