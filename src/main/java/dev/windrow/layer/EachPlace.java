package dev.windrow.layer;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What configures a layer that makes something of each place by itself: [rows, inputs, steps] to [rows, outputs,
 * steps]. A layer adds what computes it and which parameters it has.
 */
abstract class EachPlace extends FeedForwardLayer {
    private static final long serialVersionUID = 1;

    /** For deserialisation. */
    EachPlace() {}

    EachPlace(long inputs, long outputs) {
        setNIn(inputs);
        setNOut(outputs);
    }

    /** What computes it, not yet given its parameters. */
    abstract Layer computing(NeuralNetConfiguration configuration, DataType type);

    @Override
    public final Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        Layer layer = computing(configuration, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(configuration, parameters, initialize));
        return layer;
    }

    @Override
    public final InputType getOutputType(int index, InputType input) {
        return InputType.recurrent(nOut, RNNFormat.NCW);
    }

    @Override
    public final LayerMemoryReport getMemoryReport(InputType input) {
        return new LayerMemoryReport.Builder(layerName, getClass(), input, getOutputType(-1, input))
                .standardMemory(initializer().numParams(this), 0)
                .build();
    }
}
