package dev.windrow.layer;

import javax.annotation.Nullable;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * What {@link ClassOutput} configures. Targets are given before the forward pass, which leaves the loss and, when
 * training, the gradient with respect to the logits in their place: there is no one-hot array and no second pass. It is
 * the network's last vertex and ignores the error handed to it.
 */
public final class ClassOutputLayer extends BaseLayer<ClassOutput> {
    private static final long serialVersionUID = 1;

    private final int inputs;
    private final int classes;

    @Nullable
    private int[] targets;

    private transient INDArray hidden;
    /** [classes, places] in column order: the logits, then what became of them. */
    private transient INDArray logits;

    private transient Logits values;
    private double lossSum = Double.NaN;

    ClassOutputLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
        inputs = (int) layerConf().getNIn();
        classes = (int) layerConf().getNOut();
        values = Logits.of(type);
    }

    /**
     * Gives the targets of the next forward passes.
     *
     * @param rowMajor [row][step]: -1 where there is none; null for none at all, when only predictions are wanted
     */
    public void targets(@Nullable int[] rowMajor) {
        targets = rowMajor;
        lossSum = Double.NaN;
    }

    /** The loss of the last forward pass, in nats, summed over places with a target; not a number without targets. */
    public double lossSum() {
        return lossSum;
    }

    /**
     * Copies ln p of the last forward pass that was not training.
     *
     * @param rowMajor [row][step][class]; overwritten
     */
    public void logProbabilities(float[] rowMajor, int rows) {
        int steps = (int) logits.size(1) / rows;
        for (int place = 0; place < rows * steps; place++) {
            int row = place % rows;
            int step = place / rows;
            values.copy(place * classes, rowMajor, (row * steps + step) * classes, classes);
        }
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        int rows = (int) input.size(0);
        hidden = Places.matrix(input);
        int places = (int) hidden.size(1);
        if (logits == null || logits.size(1) != places) {
            logits = Places.create(dataType, classes, places);
        }
        Nd4j.gemm(columns(paramsFlattened), hidden, logits, false, false, 1, 0);
        int[] ordered = targets == null ? null : timeMajor(targets, rows, places / rows);
        values.read(logits, getParam(DenseParameters.BIASES));
        if (training && ordered != null) {
            lossSum = values.gradient(ordered);
            values.write(logits);
        } else {
            lossSum = values.logProbabilities(places, ordered);
        }
        return Places.activations(logits, rows);
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
        Nd4j.gemm(logits, hidden, columns(gradientsFlattened), false, true, 1, 0);
        values.biasGradient(gradientViews.get(DenseParameters.BIASES));
        INDArray errors = Places.create(dataType, inputs, hidden.size(1));
        Nd4j.gemm(columns(paramsFlattened), logits, errors, true, false, 1, 0);
        Gradient gradient = new DefaultGradient(gradientsFlattened);
        gradient.gradientForVariable().putAll(gradientViews);
        return new Pair<>(gradient, Places.activations(errors, input.size(0)));
    }

    /** The weights in some flat parameters, [classes, inputs] in column order: row-major W transposed. */
    private INDArray columns(INDArray flat) {
        return flat.reshape(flat.length())
                .get(NDArrayIndex.interval(0, (long) inputs * classes))
                .reshape('f', classes, inputs);
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
