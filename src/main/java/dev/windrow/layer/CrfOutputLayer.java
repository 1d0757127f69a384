package dev.windrow.layer;

import dev.windrow.kernel.LinearChainCrf;
import dev.windrow.kernel.Rows;
import javax.annotation.Nullable;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What {@link CrfOutput} configures. A forward pass in training leaves the gradient with respect to the emissions in
 * their place. The chain itself is computed in double on the heap, whatever the network's type is: of a batch's work it
 * is the least.
 */
public final class CrfOutputLayer extends BaseLayer<CrfOutput> implements TargetOutput {
    private static final long serialVersionUID = 1;

    private final int inputs;
    private final int labels;
    private final transient LinearChainCrf crf;
    private final transient GrowingMatrix memory;
    private final double[] scoreGradient;
    private final double[] biasGradient;
    /** The emissions, then what became of them. */
    private final transient HeapRows values;

    private int[] lengths = new int[0];

    @Nullable
    private int[] targets;

    private transient INDArray hidden;
    /** [labels, places]: the emissions, then their gradient. */
    private transient INDArray emissions;

    private int[] path = new int[0];
    private double lossSum = Double.NaN;

    CrfOutputLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
        CrfOutput output = layerConf();
        inputs = (int) output.getNIn();
        labels = (int) output.getNOut();
        crf = new LinearChainCrf(output.moves());
        memory = new GrowingMatrix(type);
        scoreGradient = new double[(labels + 1) * (labels + 1)];
        biasGradient = new double[labels];
        values = new HeapRows(labels);
    }

    @Override
    public void targets(int[] rowLengths, @Nullable int[] rowMajorTargets) {
        lengths = rowLengths.clone();
        targets = rowMajorTargets;
        lossSum = Double.NaN;
    }

    @Override
    public double lossSum() {
        return lossSum;
    }

    @Override
    public void logProbabilities(float[] to, int rows) {
        values.copy(to);
    }

    @Override
    public int[] path() {
        return path;
    }

    /** The emissions, or in training their gradient. */
    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        int batch = (int) input.size(0);
        hidden = Places.matrix(input);
        int steps = (int) hidden.size(1) / batch;
        Rows rows = Rows.of(steps, lengths);
        require(rows, batch);
        emissions = memory.of(labels, hidden.size(1));
        Linear.of(getParam(OutputParameters.WEIGHTS)).map(hidden, emissions);
        double[] biases = numbers(OutputParameters.BIASES, new double[labels]);
        double[] scores = numbers(OutputParameters.MOVES, new double[scoreGradient.length]);
        values.read(emissions, biases, rows);
        if (targets == null) {
            path = new int[batch * steps];
            crf.decode(values.values(), scores, rows, path);
            crf.logMarginals(values.values(), scores, rows);
        } else if (training) {
            lossSum = crf.gradient(values.values(), scores, targets, rows, scoreGradient);
            values.write(emissions, rows);
        } else {
            lossSum = crf.loss(values.values(), scores, targets, rows);
        }
        return Places.activations(emissions, batch);
    }

    private void require(Rows rows, int batch) {
        if (rows.batch() != batch || (targets != null && targets.length != rows.slots())) {
            throw new IllegalArgumentException(rows.batch() + " lengths and "
                    + (targets == null ? "no" : Integer.toString(targets.length)) + " targets for " + batch
                    + " rows of " + rows.steps() + " places: must be one a row and one a place");
        }
        for (int k = 0; targets != null && k < targets.length; k++) {
            if (targets[k] >= labels) {
                throw new IllegalArgumentException("target " + targets[k] + " in row " + k / rows.steps() + ", step "
                        + k % rows.steps() + ": must be less than " + labels + ", the number of labels");
            }
        }
    }

    private double[] numbers(String parameter, double[] to) {
        Blocks.over(getParam(parameter)).read(to);
        return to;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray ignored, LayerWorkspaceMgr workspaces) {
        Linear.of(gradientViews.get(OutputParameters.WEIGHTS)).gradient(emissions, hidden);
        values.sum(biasGradient);
        Blocks.over(gradientViews.get(OutputParameters.BIASES)).write(biasGradient);
        Blocks.over(gradientViews.get(OutputParameters.MOVES)).write(scoreGradient);
        INDArray errors = Places.create(dataType, inputs, hidden.size(1));
        Linear.of(getParam(OutputParameters.WEIGHTS)).back(emissions, errors);
        Gradient gradient = new DefaultGradient(gradientsFlattened);
        gradient.gradientForVariable().putAll(gradientViews);
        return new Pair<>(gradient, Places.activations(errors, input.size(0)));
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
