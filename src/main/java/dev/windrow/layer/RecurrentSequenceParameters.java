package dev.windrow.layer;

import dev.windrow.kernel.CellShape;
import dev.windrow.kernel.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Where a {@link RecurrentSequence}'s parameters lie in the flat vector: input weights, recurrent weights, biases,
 * first of the direction that reads ahead, then of the one that reads back. Matrices are in column order, which is the
 * order the kernels use, so that they compute on the flat vector itself.
 */
final class RecurrentSequenceParameters implements ParamInitializer {
    private static final String INPUT_WEIGHTS = "W";
    private static final String RECURRENT_WEIGHTS = "RW";
    private static final String BIASES = "b";

    private static String key(RecurrentSequence layer, int set, String name) {
        return switch (layer.direction()) {
            case FORWARD -> name;
            case BIDIRECTIONAL -> (set == 0 ? "f" : "b") + name;
        };
    }

    /** The weights of each direction as blocks over the given arrays. */
    static List<Weights> blocks(RecurrentSequence layer, Map<String, INDArray> arrays) {
        List<Weights> sets = new ArrayList<>();
        for (int set = 0; set < layer.direction().weightSets(); set++) {
            sets.add(new Weights(
                    Blocks.over(arrays.get(key(layer, set, INPUT_WEIGHTS))),
                    Blocks.over(arrays.get(key(layer, set, RECURRENT_WEIGHTS))),
                    Blocks.over(arrays.get(key(layer, set, BIASES)))));
        }
        return sets;
    }

    @Override
    public long numParams(NeuralNetConfiguration configuration) {
        return numParams(configuration.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        RecurrentSequence sequence = (RecurrentSequence) layer;
        CellShape shape = sequence.shape();
        return sequence.direction().weightSets() * (shape.inputWeights() + shape.recurrentWeights() + shape.biases());
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return keys(layer, INPUT_WEIGHTS, RECURRENT_WEIGHTS, BIASES);
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return keys(layer, INPUT_WEIGHTS, RECURRENT_WEIGHTS);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return keys(layer, BIASES);
    }

    private static List<String> keys(Layer layer, String... names) {
        RecurrentSequence sequence = (RecurrentSequence) layer;
        List<String> keys = new ArrayList<>();
        for (int set = 0; set < sequence.direction().weightSets(); set++) {
            for (String name : names) {
                keys.add(key(sequence, set, name));
            }
        }
        return keys;
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
    public Map<String, INDArray> init(NeuralNetConfiguration configuration, INDArray flat, boolean initialize) {
        RecurrentSequence layer = (RecurrentSequence) configuration.getLayer();
        Map<String, INDArray> parameters = views(layer, flat);
        parameters.keySet().forEach(configuration::addVariable);
        if (initialize) {
            List<Weights> sets = blocks(layer, parameters);
            for (int set = 0; set < sets.size(); set++) {
                String name = layer.getLayerName() + "/" + set;
                InitialWeights.fill(sets.get(set), layer.shape(), configuration.getSeed(), name);
            }
        }
        return parameters;
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration configuration, INDArray flat) {
        return views((RecurrentSequence) configuration.getLayer(), flat);
    }

    private Map<String, INDArray> views(RecurrentSequence layer, INDArray flat) {
        CellShape shape = layer.shape();
        if (flat.length() != numParams(layer)) {
            throw new IllegalArgumentException("flat parameters of length " + flat.length() + ", units " + shape.units()
                    + " x inputs " + shape.inputs() + " of " + shape.cell().kind() + " need " + numParams(layer));
        }
        INDArray vector = flat.reshape(flat.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        long at = 0;
        for (int set = 0; set < layer.direction().weightSets(); set++) {
            INDArray input = vector.get(NDArrayIndex.interval(at, at + shape.inputWeights()));
            at += shape.inputWeights();
            INDArray recurrent = vector.get(NDArrayIndex.interval(at, at + shape.recurrentWeights()));
            at += shape.recurrentWeights();
            INDArray bias = vector.get(NDArrayIndex.interval(at, at + shape.biases()));
            at += shape.biases();
            views.put(key(layer, set, INPUT_WEIGHTS), input.reshape('f', shape.inputs(), shape.biases()));
            views.put(key(layer, set, RECURRENT_WEIGHTS), recurrent.reshape('f', shape.units(), shape.biases()));
            views.put(key(layer, set, BIASES), bias);
        }
        return views;
    }
}
