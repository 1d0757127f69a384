package dev.windrow.layer;

import dev.windrow.kernel.ValueLoss;
import java.util.Arrays;
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
 * What {@link ValueOutput} configures. A forward pass in training leaves the gradient with respect to the outputs in
 * their place. The loss is computed in double on the heap: of a batch's work it is the least.
 */
public final class ValueOutputLayer extends BaseLayer<ValueOutput> implements TargetOutput {
    private static final long serialVersionUID = 1;

    private final int inputs;
    private final int outputs;
    private final transient ValueLoss loss;
    private final transient GrowingMatrix memory;
    private final double[] biases;

    private int[] lengths = new int[0];

    /** [row][step][value], not a number where there is none. */
    @Nullable
    private float[] targets;

    private transient INDArray hidden;
    /** [outputs, places]: the outputs, then their gradient. */
    private transient INDArray results;
    /** The same as [step][row][output]. */
    private double[] timeMajor = new double[0];

    private double lossSum = Double.NaN;

    ValueOutputLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
        inputs = (int) layerConf().getNIn();
        outputs = (int) layerConf().getNOut();
        loss = layerConf().loss();
        memory = new GrowingMatrix(type);
        biases = new double[outputs];
    }

    /** Says how long rows are; targets that are classes are none of this layer's. */
    @Override
    public void targets(int[] rowLengths, @Nullable int[] classes) {
        lengths = rowLengths.clone();
        targets = null;
        lossSum = Double.NaN;
    }

    /**
     * Says what the next forward passes are for.
     *
     * @param rowMajor target vectors [row][step][value], a value that is missing not a number; not modified
     */
    public void targets(float[] rowMajor) {
        targets = rowMajor;
    }

    @Override
    public double lossSum() {
        return lossSum;
    }

    /** There are none. */
    @Override
    public void logProbabilities(float[] rowMajor, int rows) {
        throw new IllegalStateException("values have no log-probabilities");
    }

    /**
     * Copies what the last forward pass that was not training and had no targets predicts.
     *
     * @param rowMajor [row][step][output]; overwritten
     */
    public void predictions(float[] rowMajor, int rows) {
        int places = timeMajor.length / outputs;
        for (int place = 0; place < places; place++) {
            int offset = (place % rows * (places / rows) + place / rows) * outputs;
            for (int k = 0; k < outputs; k++) {
                rowMajor[offset + k] = (float) loss.prediction(timeMajor[place * outputs + k]);
            }
        }
    }

    @Override
    @Nullable
    public int[] path() {
        return null;
    }

    /** The outputs before any non-linearity, or in training their gradient. */
    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        int rows = (int) input.size(0);
        hidden = Places.matrix(input);
        int places = (int) hidden.size(1);
        results = memory.of(outputs, places);
        Linear.of(getParam(OutputParameters.WEIGHTS)).map(hidden, results);
        read(places);
        if (targets != null) {
            require(rows, places);
            lossSum = score(rows, places / rows);
            if (training) {
                Blocks.over(results).write(timeMajor);
            }
        }
        return Places.activations(results, rows);
    }

    private void read(int places) {
        Blocks.over(getParam(OutputParameters.BIASES)).read(biases);
        if (timeMajor.length != places * outputs) {
            timeMajor = new double[places * outputs];
        }
        Blocks.over(results).read(timeMajor);
        for (int k = 0; k < timeMajor.length; k++) {
            timeMajor[k] += biases[k % outputs];
        }
    }

    private void require(int rows, int places) {
        int values = outputs / loss.outputsPerValue();
        if (targets.length != places * values || lengths.length != rows) {
            throw new IllegalArgumentException(targets.length + " targets and " + lengths.length + " lengths for "
                    + places + " places of " + values + " values in " + rows + " rows: must be one a value and a row");
        }
    }

    /** Turns the outputs of each place into their gradient; the loss summed over places. */
    private double score(int rows, int steps) {
        int values = outputs / loss.outputsPerValue();
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            for (int step = 0; step < steps; step++) {
                int place = (step * rows + row) * outputs;
                if (step < lengths[row]) {
                    sum += loss.gradient(targets, (row * steps + step) * values, values, timeMajor, place);
                } else {
                    Arrays.fill(timeMajor, place, place + outputs, 0);
                }
            }
        }
        return sum;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray ignored, LayerWorkspaceMgr workspaces) {
        Linear.of(gradientViews.get(OutputParameters.WEIGHTS)).gradient(results, hidden);
        double[] sums = new double[outputs];
        for (int k = 0; k < timeMajor.length; k++) {
            sums[k % outputs] += timeMajor[k];
        }
        Blocks.over(gradientViews.get(OutputParameters.BIASES)).write(sums);
        INDArray errors = Places.create(dataType, inputs, hidden.size(1));
        Linear.of(getParam(OutputParameters.WEIGHTS)).back(results, errors);
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
