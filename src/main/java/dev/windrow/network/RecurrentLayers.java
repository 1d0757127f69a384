package dev.windrow.network;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where a network's recurrent layers come from: a class that makes them and one line in {@link #of}. */
interface RecurrentLayers {

    /** The layers a spec asks for. */
    static RecurrentLayers of(RecurrentStack.Layers layers) {
        return switch (layers) {
            case WINDROW -> new OwnRecurrentLayers();
            case DL4J -> new StockRecurrentLayers();
        };
    }

    /**
     * What a recurrent layer is to be.
     *
     * @param name its vertex's name, or the beginning of its vertices' names
     * @param stack what it is one of
     * @param inputs features of a step
     * @param dropout what it drops itself: inputs and recurrent weights
     */
    record Request(String name, RecurrentStack stack, int inputs, NetworkSpec.Dropout dropout) {}

    /**
     * Adds a recurrent layer to a graph: [rows, inputs, steps] to [rows, outputs, steps], of two directions side by
     * side the forward features first. It starts from zero and keeps each row to its own length; padding stands behind.
     * What it gives where masked does not matter, and no error comes back from there. A layer of one direction is a
     * {@code RecurrentLayer}, to carry state.
     *
     * @return the vertex the result comes from
     */
    String add(ComputationGraphConfiguration.GraphBuilder graph, String input, Request request);

    /**
     * Sets one parameter of such a layer to its first values; see {@link GateWeights}.
     *
     * @param stack what the layer is one of
     * @param parameter the parameter's key in its layer
     * @param values the view to be overwritten
     */
    void start(RecurrentStack stack, String parameter, INDArray values, Draws draws);
}
