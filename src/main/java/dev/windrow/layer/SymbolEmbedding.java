package dev.windrow.layer;

import java.util.Collection;
import java.util.Map;
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

/**
 * A row of the weights W [symbols, units] for each id: ids [rows, steps] of type int give [rows, units, steps], zero
 * where masked. Nothing of the size of the table is computed in a step: the gradient is written to the rows used, and
 * those alone are zeroed before the next.
 */
public final class SymbolEmbedding extends FeedForwardLayer {
    private static final long serialVersionUID = 1;

    /** For deserialisation. */
    public SymbolEmbedding() {}

    /** An embedding of {@code symbols} ids as {@code units} values each. */
    public SymbolEmbedding(int symbols, int units) {
        setNIn(symbols);
        setNOut(units);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        SymbolEmbeddingLayer layer = new SymbolEmbeddingLayer(configuration, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        Map<String, INDArray> table = initializer().init(configuration, parameters, initialize);
        layer.setParamTable(table);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return DenseParameters.WEIGHTS_ONLY;
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return InputType.recurrent(nOut, RNNFormat.NCW);
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return new LayerMemoryReport.Builder(layerName, getClass(), input, getOutputType(-1, input))
                .standardMemory(nIn * nOut, 0)
                .build();
    }
}
