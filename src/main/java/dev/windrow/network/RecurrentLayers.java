package dev.windrow.network;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where a network's recurrent layers come from: a class that makes them and one line in {@link #of}. */
interface RecurrentLayers {

    /** The layers a spec asks for. */
    static RecurrentLayers of(NetworkSpec.Layers layers) {
        return switch (layers) {
            case WINDROW -> new OwnRecurrentLayers();
            case DL4J -> new StockRecurrentLayers();
        };
    }

    /**
     * What a recurrent layer is to be.
     *
     * @param name its vertex's name, or the beginning of its vertices' names
     * @param cell the cell
     * @param variant how it differs from the usual one
     * @param inputs features of a step
     * @param units units, in each direction
     * @param bidirectional whether it reads both ways
     * @param kernel what computes it
     * @param dropout what it drops itself: inputs and recurrent weights
     */
    record Request(
            String name,
            NetworkSpec.Cell cell,
            NetworkSpec.Variant variant,
            int inputs,
            int units,
            boolean bidirectional,
            NetworkSpec.Kernel kernel,
            NetworkSpec.Dropout dropout) {
        /** Features of a step of its output. */
        int outputs() {
            return bidirectional ? variant.merge().width(units) : units;
        }
    }

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
     * @param units units of the layer, in each direction
     * @param parameter the parameter's key in its layer
     * @param values the view to be overwritten
     */
    void start(NetworkSpec spec, int units, String parameter, INDArray values, Draws draws);
}
