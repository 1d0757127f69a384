package dev.windrow.network;

/**
 * Memory that one learner takes while it learns and predicts, in bytes, asked of all that allocates before any of it is
 * allocated: kernels for the layouts they choose on this processor, each vertex of the graph for its arrays, the
 * learner for its copies of the weights.
 *
 * @param parameters weights of the network
 * @param kernelBytes outside the heap, of the recurrent kernels: what JavaCPP's maxbytes counts
 * @param arrayBytes outside the heap, of ND4J's arrays: those that are kept, and those one step makes; what earlier
 *     steps made is free as soon as Java collects it
 * @param heapBytes inside the heap
 */
public record Footprint(long parameters, long kernelBytes, long arrayBytes, long heapBytes) {
    /** Handles of ND4J's arrays on their way, which JavaCPP counts; some bytes each, however large the arrays are. */
    private static final long HANDLES = 32 << 10;

    /**
     * The footprint of a learner.
     *
     * @param batch the largest batch it will see
     */
    public static Footprint of(NetworkSpec spec, OptimizerSpec optimizer, BatchShape batch) {
        long parameters = GraphBuilder.parameterCount(spec);
        GraphMemory graph = GraphMemory.of(spec, batch);
        long weights = Math.multiplyExact(parameters, (long) Float.BYTES);
        return new Footprint(
                parameters,
                Math.addExact(graph.kernel().nativeBytes(), HANDLES),
                Network.arrays(weights, graph.arrayBytes()),
                Math.addExact(
                        Learner.heapBytes(weights, optimizer, Network.predictions(spec, batch)),
                        graph.kernel().heapBytes()));
    }
}
