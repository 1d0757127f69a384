package dev.windrow.layer;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What {@link ClassOutput} configures. Targets are given before the forward pass, which leaves the loss and, when
 * training, the gradient with respect to the logits in their place: there is no one-hot array and no second pass. Of an
 * adaptive softmax, a pass with targets computes only the clusters they are in.
 */
public final class ClassOutputLayer extends BaseLayer<ClassOutput> implements TargetOutput {
    private static final long serialVersionUID = 1;

    private final int inputs;
    private final int classes;
    private final transient Softmax head;
    private final transient List<Tail> tails = new ArrayList<>();

    /** Where tied weights are. */
    @Nullable
    private transient SymbolEmbeddingLayer embedding;

    @Nullable
    private int[] targets;

    private transient INDArray hidden;
    private double lossSum = Double.NaN;

    ClassOutputLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
        ClassOutput output = layerConf();
        inputs = (int) output.getNIn();
        classes = (int) output.getNOut();
        head = new Softmax(type, output.headClasses());
        for (int k = 1; k <= output.tails(); k++) {
            tails.add(new Tail(type, k, output.tailStart(k), output.tailSize(k), output.tailWidth(k)));
        }
    }

    /** Says whose weights a tied output has: those of an embedding of the same graph, by name. */
    public void tie(ComputationGraph graph, String name) {
        embedding = (SymbolEmbeddingLayer) graph.getLayer(name);
    }

    /** Places are for themselves, so their rows' lengths are not looked at. */
    @Override
    public void targets(int[] lengths, @Nullable int[] rowMajor) {
        targets = rowMajor;
        lossSum = Double.NaN;
    }

    @Override
    public double lossSum() {
        return lossSum;
    }

    @Override
    public void logProbabilities(float[] rowMajor, int rows) {
        int places = (int) head.logits().size(1);
        int frequent = layerConf().frequent();
        for (int place = 0; place < places; place++) {
            int offset = (place % rows * (places / rows) + place / rows) * classes;
            head.copy(place, rowMajor, offset, frequent);
            for (int k = 0; k < tails.size(); k++) {
                tails.get(k).copy(place, head.logProbability(place, frequent + k), rowMajor, offset);
            }
        }
    }

    @Override
    @Nullable
    public int[] path() {
        return null;
    }

    /** Without tails, what became of the logits of all classes; with tails, of those of the head. */
    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        int rows = (int) input.size(0);
        hidden = Places.matrix(input);
        INDArray biases = getParam(OutputParameters.BIASES);
        if (targets == null) {
            lossSum = head.score(weights(), biases, hidden, null);
            tails.forEach(tail -> tail.predict(params, hidden));
        } else {
            int[] ordered = timeMajor(targets, rows, (int) hidden.size(1) / rows);
            int[] symbols = headTargets(ordered);
            lossSum = training
                    ? head.learn(weights(), biases, hidden, symbols)
                    : head.score(weights(), biases, hidden, symbols);
            for (Tail tail : tails) {
                lossSum += training ? tail.learn(params, hidden, ordered) : tail.score(params, hidden, ordered);
            }
        }
        return Places.activations(head.logits(), rows);
    }

    /** The head's own classes, or the symbol of the cluster a target is in. */
    private int[] headTargets(int[] ordered) {
        if (tails.isEmpty()) {
            return ordered;
        }
        int[] symbols = ordered.clone();
        for (int place = 0; place < symbols.length; place++) {
            for (int tail = tails.size(); tail > 0; tail--) {
                if (ordered[place] >= layerConf().tailStart(tail)) {
                    symbols[place] = layerConf().frequent() + tail - 1;
                    break;
                }
            }
        }
        return symbols;
    }

    private int[] timeMajor(int[] rowMajor, int rows, int steps) {
        if (rowMajor.length != rows * steps) {
            throw new IllegalArgumentException(
                    rowMajor.length + " targets for " + rows + " rows of " + steps + " places: must be one a place");
        }
        int[] ordered = new int[rowMajor.length];
        for (int row = 0; row < rows; row++) {
            for (int step = 0; step < steps; step++) {
                int target = rowMajor[row * steps + step];
                if (target >= classes) {
                    throw new IllegalArgumentException("target " + target + " in row " + row + ", step " + step
                            + ": must be less than " + classes + ", the number of classes");
                }
                ordered[step * rows + row] = target;
            }
        }
        return ordered;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray ignored, LayerWorkspaceMgr workspaces) {
        Linear weightGradient = layerConf().isTied()
                ? embedding.sharedGradient()
                : Linear.of(gradientViews.get(OutputParameters.WEIGHTS));
        head.gradient(weightGradient, gradientViews.get(OutputParameters.BIASES), hidden);
        INDArray errors = Places.create(dataType, inputs, hidden.size(1));
        head.back(weights(), errors);
        for (Tail tail : tails) {
            tail.back(params, gradientViews, errors);
        }
        Gradient gradient = new DefaultGradient(gradientsFlattened);
        gradient.gradientForVariable().putAll(gradientViews);
        return new Pair<>(gradient, Places.activations(errors, input.size(0)));
    }

    private Linear weights() {
        return layerConf().isTied() ? embedding.table() : Linear.of(getParam(OutputParameters.WEIGHTS));
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public void clear() {
        super.clear();
        hidden = null;
    }
}
