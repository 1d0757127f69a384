package dev.windrow.layer;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The configuration of a vertex without parameters, equal to those of its class with the same settings. It never
 * changes, so it is a clone of itself. What it computes is its {@link #node}.
 */
abstract class ParameterlessVertex extends GraphVertex {
    private static final long serialVersionUID = 1;

    private record NoSettings() {}

    private final int inputs;

    /** A vertex of so many inputs. */
    ParameterlessVertex(int inputs) {
        this.inputs = inputs;
    }

    /** What computes the vertex at a position of a graph. */
    abstract ParameterlessNode node(Position position);

    /** What tells vertices of a class apart, where they differ: a record of the class's own. */
    Record settings() {
        return new NoSettings();
    }

    /** Where in a graph a vertex stands, and the type of the numbers there. */
    record Position(ComputationGraph graph, String name, int index, DataType type) {}

    @Override
    public final ParameterlessNode instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialize, DataType type) {
        return node(new Position(graph, name, index, type));
    }

    @Override
    public final ParameterlessVertex clone() {
        return this;
    }

    @Override
    public int minVertexInputs() {
        return inputs;
    }

    @Override
    public int maxVertexInputs() {
        return inputs;
    }

    @Override
    public long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public InputType getOutputType(int index, InputType... given) {
        return given[0];
    }

    @Override
    public MemoryReport getMemoryReport(InputType... given) {
        return new LayerMemoryReport.Builder(getClass().getSimpleName(), getClass(), given[0], given[0]).build();
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof ParameterlessVertex vertex
                && vertex.getClass() == getClass()
                && vertex.settings().equals(settings());
    }

    @Override
    public final int hashCode() {
        return settings().hashCode();
    }
}
