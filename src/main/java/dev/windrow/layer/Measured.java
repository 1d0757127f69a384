package dev.windrow.layer;

import java.util.List;

/**
 * The configuration of a layer or vertex that says what it takes before any of it is allocated. What it says stands
 * beside what it allocates; a test holds the two together for every kind.
 */
public interface Measured {
    /**
     * What it takes for activations of some shapes.
     *
     * @param inputs one for each of its inputs; ids [rows, steps] count as one feature
     */
    VertexMemory memory(List<Extent> inputs);
}
