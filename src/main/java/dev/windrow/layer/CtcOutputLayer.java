package dev.windrow.layer;

import dev.windrow.kernel.Ctc;
import dev.windrow.kernel.Rows;
import dev.windrow.kernel.SoftmaxCrossEntropy;
import java.util.Arrays;
import java.util.List;
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
 * What {@link CtcOutput} configures. Targets are label sequences, each shorter than its row, side by side and padded
 * with -1; lengths are those of the rows. A forward pass in training leaves the gradient with respect to the logits in
 * their place. The alignments are summed in double on the heap, whatever the network's type is.
 */
public final class CtcOutputLayer extends BaseLayer<CtcOutput> implements TargetOutput {
    private static final long serialVersionUID = 1;

    private final int inputs;
    private final int classes;
    private final transient Ctc ctc;
    private final transient GrowingMatrix memory;
    private final double[] biases;
    /** The logits, then what became of them. */
    private final transient HeapRows values;

    private int[] lengths = new int[0];

    @Nullable
    private int[][] targets;

    private transient INDArray hidden;
    /** [classes, places]: the logits, then their gradient. */
    private transient INDArray logits;

    private double lossSum = Double.NaN;

    CtcOutputLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
        CtcOutput output = layerConf();
        inputs = (int) output.getNIn();
        classes = (int) output.getNOut();
        ctc = new Ctc(classes, output.blank());
        memory = new GrowingMatrix(type);
        biases = new double[classes];
        values = new HeapRows(classes);
    }

    /**
     * Says what the next forward passes are for.
     *
     * @param rowLengths steps of each row; not modified
     * @param labels [row][label] row-major, each row as wide as the longest sequence and filled with -1; null for none
     * @throws IllegalArgumentException if a row is too short for its labels
     */
    @Override
    public void targets(int[] rowLengths, @Nullable int[] labels) {
        lengths = rowLengths.clone();
        targets = labels == null ? null : sequences(labels);
        lossSum = Double.NaN;
    }

    private int[][] sequences(int[] labels) {
        int width = labels.length / lengths.length;
        int[][] sequences = new int[lengths.length][];
        for (int row = 0; row < sequences.length; row++) {
            int[] sequence = Arrays.stream(labels, row * width, (row + 1) * width)
                    .filter(label -> label >= 0)
                    .toArray();
            List<Integer> boxed = Arrays.stream(sequence).boxed().toList();
            if (Ctc.leastSteps(boxed) > lengths[row]) {
                throw new IllegalArgumentException("row " + row + " has " + lengths[row] + " steps for the labels "
                        + boxed + ": must have at least " + Ctc.leastSteps(boxed)
                        + ", one a label and one between equal neighbours");
            }
            sequences[row] = sequence;
        }
        return sequences;
    }

    @Override
    public double lossSum() {
        return lossSum;
    }

    @Override
    public void logProbabilities(float[] rowMajor, int rows) {
        values.copy(rowMajor);
    }

    /** Which sequence is the most probable is for a search to find. */
    @Override
    @Nullable
    public int[] path() {
        return null;
    }

    /** The logits, or in training their gradient. */
    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        int batch = (int) input.size(0);
        if (lengths.length != batch) {
            throw new IllegalArgumentException(lengths.length + " lengths for " + batch + " rows: must be one a row");
        }
        hidden = Places.matrix(input);
        Rows rows = Rows.of((int) hidden.size(1) / batch, lengths);
        logits = memory.of(classes, hidden.size(1));
        Linear.of(getParam(OutputParameters.WEIGHTS)).map(hidden, logits);
        Blocks.over(getParam(OutputParameters.BIASES)).read(biases);
        values.read(logits, biases, rows);
        if (targets == null) {
            SoftmaxCrossEntropy.logProbabilities(values.values(), new double[classes], (int) rows.slots());
        } else if (training) {
            lossSum = ctc.gradient(values.values(), targets, rows);
            values.write(logits, rows);
        } else {
            lossSum = ctc.loss(values.values(), targets, rows);
        }
        return Places.activations(logits, batch);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray ignored, LayerWorkspaceMgr workspaces) {
        Linear.of(gradientViews.get(OutputParameters.WEIGHTS)).gradient(logits, hidden);
        double[] biasGradient = new double[classes];
        values.sum(biasGradient);
        Blocks.over(gradientViews.get(OutputParameters.BIASES)).write(biasGradient);
        INDArray errors = Places.create(dataType, inputs, hidden.size(1));
        Linear.of(getParam(OutputParameters.WEIGHTS)).back(logits, errors);
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
