package dev.windrow.layer;

import dev.windrow.kernel.Activation;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What {@link Plain} configures. */
final class PlainLayer extends BaseLayer<Plain> {
    private static final long serialVersionUID = 1;

    private transient INDArray given;
    /** φ of the last forward pass, [place][output]. */
    private double[] values = new double[0];

    PlainLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        given = Places.matrix(input);
        int outputs = (int) layerConf().getNOut();
        INDArray matrix = Places.create(dataType, outputs, given.size(1));
        Linear.of(getParam(OutputParameters.WEIGHTS)).map(given, matrix);
        double[] biases = new double[outputs];
        Blocks.over(getParam(OutputParameters.BIASES)).read(biases);
        if (values.length != matrix.length()) {
            values = new double[(int) matrix.length()];
        }
        Blocks.over(matrix).read(values);
        Activation activation = layerConf().nonLinearity();
        for (int k = 0; k < values.length; k++) {
            values[k] = activation.value(values[k] + biases[k % outputs]);
        }
        Blocks.over(matrix).write(values);
        return Places.activations(matrix, input.size(0));
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        int outputs = (int) layerConf().getNOut();
        INDArray errors = Places.create(dataType, outputs, given.size(1));
        errors.assign(Places.matrix(epsilon));
        double[] slopes = new double[values.length];
        double[] sums = new double[outputs];
        Blocks.over(errors).read(slopes);
        for (int k = 0; k < slopes.length; k++) {
            slopes[k] *= layerConf().nonLinearity().slope(values[k]);
            sums[k % outputs] += slopes[k];
        }
        Blocks.over(errors).write(slopes);
        Blocks.over(gradientViews.get(OutputParameters.BIASES)).write(sums);
        Linear.of(gradientViews.get(OutputParameters.WEIGHTS)).gradient(errors, given);
        INDArray back = Places.create(dataType, layerConf().getNIn(), given.size(1));
        Linear.of(getParam(OutputParameters.WEIGHTS)).back(errors, back);
        Gradient gradient = new DefaultGradient(gradientsFlattened);
        gradient.gradientForVariable().putAll(gradientViews);
        return new Pair<>(gradient, Places.activations(back, input.size(0)));
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public void clear() {
        super.clear();
        given = null;
    }
}
