package dev.windrow.layer;

import dev.windrow.kernel.Moves;
import java.util.Collection;
import java.util.List;
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
 * A linear-chain conditional random field over the labels of each sequence: [rows, inputs, steps] to emissions [rows,
 * labels, steps] by W [inputs, labels] and b [labels], and scores of moves T [labels + 1, labels + 1], whose last row
 * and column are the edges of a sequence. See {@link dev.windrow.kernel.LinearChainCrf}, and {@link CrfOutputLayer}, to
 * which targets are given.
 */
public final class CrfOutput extends FeedForwardLayer {
    private static final long serialVersionUID = 1;

    @JsonProperty
    private List<Integer> forbidden = List.of();

    /** For deserialisation. */
    public CrfOutput() {}

    /**
     * A chain over {@code labels} from {@code inputs} values.
     *
     * @param forbidden moves no sequence makes: see {@link Moves#except}
     */
    public CrfOutput(int inputs, int labels, List<Integer> forbidden) {
        setNIn(inputs);
        setNOut(labels);
        this.forbidden = List.copyOf(forbidden);
    }

    Moves moves() {
        return Moves.except((int) nOut, forbidden);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        CrfOutputLayer layer = new CrfOutputLayer(configuration, type);
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
        return other instanceof CrfOutput that && super.equals(other) && forbidden.equals(that.forbidden);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), forbidden);
    }
}
