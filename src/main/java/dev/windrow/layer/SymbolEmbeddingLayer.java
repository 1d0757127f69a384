package dev.windrow.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What {@link SymbolEmbedding} configures. */
final class SymbolEmbeddingLayer extends BaseLayer<SymbolEmbedding> {
    private static final long serialVersionUID = 1;

    private final int units;
    private final int symbols;
    private transient NativeRows weights;
    private transient NativeRows gradients;
    /** The ids of the last backward pass, [places]: the rows of the gradient that are not zero; -1 where masked. */
    private int[] used = new int[0];

    private int[] ids = new int[0];
    /** Whether the gradient holds another layer's part of this step. */
    private boolean shared;

    SymbolEmbeddingLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
        units = (int) layerConf().getNOut();
        symbols = (int) layerConf().getNIn();
    }

    @Override
    public void setParamsViewArray(INDArray parameters) {
        super.setParamsViewArray(parameters);
        weights = NativeRows.of(parameters, units);
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray gradient) {
        super.setBackpropGradientsViewArray(gradient);
        gradients = NativeRows.of(gradient, units);
        gradient.assign(0);
        used = new int[0];
    }

    /** The weights as a map onto the symbols, for a tied output. */
    Linear table() {
        return Linear.ontoRows(getParam(DenseParameters.WEIGHTS));
    }

    /**
     * The gradient's memory, all of which a tied output overwrites before this layer's turn, which then adds to it
     * instead of beginning anew.
     */
    Linear sharedGradient() {
        shared = true;
        return Linear.ontoRows(gradientViews.get(DenseParameters.WEIGHTS));
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        int rows = (int) input.size(0);
        int steps = (int) input.size(1);
        ids = timeMajor(input.data().asInt(), rows, steps);
        INDArray matrix = Places.create(dataType, units, ids.length);
        NativeRows output = NativeRows.of(matrix, units);
        for (int place = 0; place < ids.length; place++) {
            if (ids[place] < 0) {
                output.clear(place);
            } else {
                output.copy(place, 0, weights, ids[place], 0, units);
            }
        }
        return Places.activations(matrix, rows);
    }

    /** Ids [row][step] as [step][row], with -1 where masked. */
    private int[] timeMajor(int[] given, int rows, int steps) {
        int[] lengths = Lengths.of(maskArray, rows, steps);
        int[] ordered = new int[rows * steps];
        for (int row = 0; row < rows; row++) {
            for (int step = 0; step < steps; step++) {
                int id = given[row * steps + step];
                if (id < 0 || id >= symbols) {
                    throw new IllegalArgumentException("id " + id + " in row " + row + ", step " + step + " of "
                            + layerConf().getLayerName() + ": must be from 0 to " + (symbols - 1));
                }
                ordered[step * rows + row] = step < lengths[row] ? id : -1;
            }
        }
        return ordered;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        if (!shared) {
            clearUsed();
        }
        shared = false;
        used = ids;
        NativeRows errors = NativeRows.of(Places.matrix(epsilon), units);
        for (int place = 0; place < used.length; place++) {
            if (used[place] >= 0) {
                gradients.add(used[place], 0, errors, place, 0, units);
            }
        }
        Gradient gradient = new DefaultGradient(gradientsFlattened);
        gradient.gradientForVariable().put(DenseParameters.WEIGHTS, gradientViews.get(DenseParameters.WEIGHTS));
        return new Pair<>(gradient, null);
    }

    private void clearUsed() {
        for (int id : used) {
            if (id >= 0) {
                gradients.clear(id);
            }
        }
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public boolean hasBias() {
        return false;
    }
}
