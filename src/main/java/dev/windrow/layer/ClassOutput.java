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
 * A softmax over classes at each place, with its cross-entropy on integer targets: [rows, inputs, steps] to [rows,
 * classes, steps] by W [inputs, classes] and b [classes]. See {@link ClassOutputLayer}, to which targets are given.
 */
public final class ClassOutput extends FeedForwardLayer {
    private static final long serialVersionUID = 1;

    /** For deserialisation. */
    public ClassOutput() {}

    /** A softmax over {@code classes} from {@code inputs} values. */
    public ClassOutput(int inputs, int classes) {
        setNIn(inputs);
        setNOut(classes);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        ClassOutputLayer layer = new ClassOutputLayer(configuration, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        Map<String, INDArray> table = initializer().init(configuration, parameters, initialize);
        layer.setParamTable(table);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return DenseParameters.WEIGHTS_AND_BIASES;
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return InputType.recurrent(nOut, RNNFormat.NCW);
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return new LayerMemoryReport.Builder(layerName, getClass(), input, getOutputType(-1, input))
                .standardMemory(nIn * nOut + nOut, 0)
                .build();
    }
}
