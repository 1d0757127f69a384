package dev.windrow.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What {@link Projection} configures. */
final class ProjectionLayer extends BaseLayer<Projection> {
    private static final long serialVersionUID = 1;

    private transient INDArray given;

    ProjectionLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        given = Places.matrix(input);
        INDArray projected = Places.create(dataType, layerConf().getNOut(), given.size(1));
        Linear.of(getParam(DenseParameters.WEIGHTS)).map(given, projected);
        return Places.activations(projected, input.size(0));
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray errors = Places.matrix(epsilon);
        Linear.of(gradientViews.get(DenseParameters.WEIGHTS)).gradient(errors, given);
        INDArray back = Places.create(dataType, layerConf().getNIn(), given.size(1));
        Linear.of(getParam(DenseParameters.WEIGHTS)).back(errors, back);
        Gradient gradient = new DefaultGradient(gradientsFlattened);
        gradient.gradientForVariable().putAll(gradientViews);
        return new Pair<>(gradient, Places.activations(back, input.size(0)));
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public boolean hasBias() {
        return false;
    }

    @Override
    public void clear() {
        super.clear();
        given = null;
    }
}
