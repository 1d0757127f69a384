package dev.windrow.network;

import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where a network's recurrent layers come from: a class that makes them and one line in {@link #of}. */
interface RecurrentLayers {

    /** The layers a spec asks for. */
    static RecurrentLayers of(NetworkSpec.Layers layers) {
        return switch (layers) {
            case WINDROW, DL4J -> new StockRecurrentLayers();
        };
    }

    /**
     * One recurrent layer: [rows, inputs, steps] to [rows, units, steps], or [rows, 2 * units, steps] if bidirectional,
     * the forward features first. It starts from zero, keeps to masks, and is a {@code RecurrentLayer} if it can carry
     * state.
     */
    Layer layer(NetworkSpec.Cell cell, int inputs, int units, boolean bidirectional);

    /**
     * Sets one parameter of such a layer to its first values: input weights Glorot uniform gate by gate, recurrent
     * weights orthogonal gate by gate, biases zero but for the forget gate's, which are one (Gers et al. 2000).
     *
     * @param parameter the parameter's key in its layer
     * @param values the view to be overwritten
     */
    void start(NetworkSpec.Cell cell, int units, String parameter, INDArray values, Draws draws);
}
