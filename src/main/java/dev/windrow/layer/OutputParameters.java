package dev.windrow.layer;

import java.util.ArrayList;
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
 * Where the parameters of an output lie in its part of the flat ones, row-major. Of a {@link ClassOutput}: of the head,
 * weights W [inputs, head classes], unless they are tied, and biases b; then of each tail k, from 1, a projection Pk
 * [inputs, width], weights Wk [width, size] and biases bk [size]. Of a {@link CrfOutput}: W [inputs, labels], b, and
 * the scores of moves T [labels + 1, labels + 1]. Of a {@link ValueOutput} or a {@link Plain} layer: W [inputs,
 * outputs] and b. It sets no values.
 */
enum OutputParameters implements ParamInitializer {
    INSTANCE;

    static final String WEIGHTS = "W";
    static final String BIASES = "b";
    static final String PROJECTION = "P";
    static final String MOVES = "T";

    private record Part(String key, long[] shape) {
        long size() {
            return shape.length == 1 ? shape[0] : shape[0] * shape[1];
        }
    }

    private static List<Part> parts(Layer layer) {
        if (layer instanceof ValueOutput || layer instanceof Plain) {
            FeedForwardLayer dense = (FeedForwardLayer) layer;
            return List.of(
                    new Part(WEIGHTS, new long[] {dense.getNIn(), dense.getNOut()}),
                    new Part(BIASES, new long[] {dense.getNOut()}));
        }
        return layer instanceof CrfOutput chain ? parts(chain) : parts((ClassOutput) layer);
    }

    private static List<Part> parts(CrfOutput output) {
        long labels = output.getNOut();
        return List.of(
                new Part(WEIGHTS, new long[] {output.getNIn(), labels}),
                new Part(BIASES, new long[] {labels}),
                new Part(MOVES, new long[] {labels + 1, labels + 1}));
    }

    private static List<Part> parts(ClassOutput output) {
        List<Part> parts = new ArrayList<>();
        if (!output.isTied()) {
            parts.add(new Part(WEIGHTS, new long[] {output.getNIn(), output.headClasses()}));
        }
        parts.add(new Part(BIASES, new long[] {output.headClasses()}));
        for (int tail = 1; tail <= output.tails(); tail++) {
            parts.add(new Part(PROJECTION + tail, new long[] {output.getNIn(), output.tailWidth(tail)}));
            parts.add(new Part(WEIGHTS + tail, new long[] {output.tailWidth(tail), output.tailSize(tail)}));
            parts.add(new Part(BIASES + tail, new long[] {output.tailSize(tail)}));
        }
        return parts;
    }

    @Override
    public long numParams(NeuralNetConfiguration configuration) {
        return numParams(configuration.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        long count = 0;
        for (Part part : parts(layer)) {
            count += part.size();
        }
        return count;
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return parts(layer).stream().map(Part::key).toList();
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return paramKeys(layer).stream().filter(key -> !key.startsWith(BIASES)).toList();
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return paramKeys(layer).stream().filter(key -> key.startsWith(BIASES)).toList();
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return weightKeys(layer).contains(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return biasKeys(layer).contains(key);
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration configuration, INDArray parameters, boolean initialize) {
        paramKeys(configuration.getLayer()).forEach(configuration::addVariable);
        return getGradientsFromFlattened(configuration, parameters);
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration configuration, INDArray flat) {
        INDArray values = flat.reshape(flat.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        long from = 0;
        for (Part part : parts(configuration.getLayer())) {
            INDArray view = values.get(NDArrayIndex.interval(from, from + part.size()));
            views.put(part.key(), part.shape().length == 1 ? view : view.reshape('c', part.shape()));
            from += part.size();
        }
        return views;
    }
}
