package dev.windrow.layer;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;

/** The configuration of a vertex without parameters, equal to those of its class with the same settings. */
abstract class ParameterlessVertex extends GraphVertex {
    private static final long serialVersionUID = 1;

    /** Inputs the vertex has. */
    abstract int inputs();

    /** What tells vertices apart: a record of the class's own. */
    abstract Record settings();

    @Override
    public int minVertexInputs() {
        return inputs();
    }

    @Override
    public int maxVertexInputs() {
        return inputs();
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
        return other instanceof ParameterlessVertex vertex && vertex.settings().equals(settings());
    }

    @Override
    public final int hashCode() {
        return settings().hashCode();
    }
}
