package dev.windrow.layer;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A vertex at work that has no parameters and passes on its first input's mask. */
@SuppressWarnings("overrides") // Deeplearning4j declares setInputs with an array here and with varargs there
abstract class ParameterlessNode extends BaseGraphVertex {
    private static final long serialVersionUID = 1;

    /** The first input's mask [rows, steps], or null. */
    protected INDArray mask;

    ParameterlessNode(ParameterlessVertex.Position position) {
        super(position.graph(), position.name(), position.index(), null, null, position.type());
    }

    /** The first input's lengths. */
    final int[] lengths(int rows, int steps) {
        return Lengths.of(mask, rows, steps);
    }

    /** The errors of the inputs and no gradient. */
    static Pair<Gradient, INDArray[]> errors(INDArray... errors) {
        return new Pair<>(null, errors);
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int rows) {
        mask = masks == null ? null : masks[0];
        return new Pair<>(mask, state);
    }

    @Override
    public void clear() {
        super.clear();
        mask = null;
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public Layer getLayer() {
        return null;
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray gradients) {
        if (gradients != null) {
            throw new IllegalArgumentException(getVertexName() + " has no parameters, but was given gradients");
        }
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + getVertexName();
    }
}
