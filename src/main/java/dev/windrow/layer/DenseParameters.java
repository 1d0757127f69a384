package dev.windrow.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The weights W [inputs, outputs], row-major, of a layer that has nothing else in its part of the flat parameters. It
 * sets no values: the network's builder does, from its seed.
 */
enum DenseParameters implements ParamInitializer {
    WEIGHTS_ONLY;

    /** The key of the weights. */
    static final String WEIGHTS = "W";

    @Override
    public long numParams(NeuralNetConfiguration configuration) {
        return numParams(configuration.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        FeedForwardLayer dense = (FeedForwardLayer) layer;
        return dense.getNIn() * dense.getNOut();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return List.of(WEIGHTS);
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return List.of(WEIGHTS);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return List.of();
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return WEIGHTS.equals(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return false;
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration configuration, INDArray parameters, boolean initialize) {
        paramKeys(configuration.getLayer()).forEach(configuration::addVariable);
        return views(configuration, parameters);
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration configuration, INDArray gradients) {
        return views(configuration, gradients);
    }

    private Map<String, INDArray> views(NeuralNetConfiguration configuration, INDArray flat) {
        FeedForwardLayer dense = (FeedForwardLayer) configuration.getLayer();
        INDArray values = flat.reshape(flat.length());
        long weights = dense.getNIn() * dense.getNOut();
        Map<String, INDArray> views = new LinkedHashMap<>();
        views.put(WEIGHTS, values.get(NDArrayIndex.interval(0, weights)).reshape('c', dense.getNIn(), dense.getNOut()));
        return views;
    }
}
