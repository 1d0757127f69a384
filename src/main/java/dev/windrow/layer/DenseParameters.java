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
 * Where the weights W [inputs, outputs], row-major, and the biases b [outputs] of a layer lie in its part of the flat
 * parameters. It sets no values: the network's builder does, from its seed.
 */
enum DenseParameters implements ParamInitializer {
    WEIGHTS_ONLY,
    WEIGHTS_AND_BIASES;

    /** The key of the weights. */
    static final String WEIGHTS = "W";
    /** The key of the biases. */
    static final String BIASES = "b";

    @Override
    public long numParams(NeuralNetConfiguration configuration) {
        return numParams(configuration.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        FeedForwardLayer dense = (FeedForwardLayer) layer;
        return dense.getNIn() * dense.getNOut() + (this == WEIGHTS_AND_BIASES ? dense.getNOut() : 0);
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return this == WEIGHTS_AND_BIASES ? List.of(WEIGHTS, BIASES) : List.of(WEIGHTS);
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return List.of(WEIGHTS);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return this == WEIGHTS_AND_BIASES ? List.of(BIASES) : List.of();
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return WEIGHTS.equals(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return BIASES.equals(key);
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
        if (this == WEIGHTS_AND_BIASES) {
            views.put(BIASES, values.get(NDArrayIndex.interval(weights, weights + dense.getNOut())));
        }
        return views;
    }
}
