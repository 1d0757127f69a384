package dev.windrow.network;

/**
 * Memory that one learner takes while it learns and predicts, in bytes, from the sizes alone: the parameters as often
 * as they are kept, and what each place of a batch needs on its way through the layers. The factors were found by
 * measuring; {@code FootprintTest} holds the sum to what is really taken.
 *
 * @param parameters weights of the network
 * @param kernelBytes outside the heap, of the recurrent kernels: what JavaCPP's maxbytes counts
 * @param arrayBytes outside the heap, of ND4J's arrays
 * @param heapBytes inside the heap
 */
public record Footprint(long parameters, long kernelBytes, long arrayBytes, long heapBytes) {
    private static final int FLOAT = Float.BYTES;

    /** Values a place keeps for each unit of a recurrent layer: gates, states and their gradients, forth and back. */
    private static final int KERNEL_BY_UNITS = 60;

    /** Values a place keeps for each feature that goes into a recurrent layer. */
    private static final int KERNEL_BY_INPUTS = 12;

    /** Copies of a recurrent layer's weights in layouts of a kernel's own, and of their gradients. */
    private static final int KERNEL_WEIGHTS = 4;

    /** Gates of the cell that has most. */
    private static final int GATES = 4;

    /** Copies of the weights that ND4J holds: weights, gradient, and one while the network is made. */
    private static final int ARRAY_WEIGHTS = 3;

    /** Arrays a feature of a layer has at each place, with those of the step before until they are collected. */
    private static final int ARRAYS_BY_FEATURES = 9;

    /** What Deeplearning4j's own recurrent layers keep for each unit. */
    private static final int STOCK_BY_UNITS = 60;

    /**
     * The footprint of a learner.
     *
     * @param batch the largest batch it will see
     */
    public static Footprint of(NetworkSpec spec, OptimizerSpec optimizer, BatchShape batch) {
        long parameters = GraphBuilder.parameterCount(spec);
        long weights = parameters * FLOAT;
        long kernel = kernelValues(spec, batch) * FLOAT;
        long predictions = spec.output().isOfSequence() ? batch.rows() : batch.places();
        long logits = predictions * spec.outputs() * FLOAT;
        long arrays = ARRAY_WEIGHTS * weights + logits + features(spec, batch) * FLOAT * ARRAYS_BY_FEATURES;
        // Logits are worked on in the heap, and log-probabilities handed out in it.
        long heap = weights * (2 + optimizer.moments()) + 2 * logits;
        return switch (spec.stack().layers()) {
            case WINDROW -> new Footprint(parameters, kernel, arrays, heap);
            case DL4J -> new Footprint(parameters, 0, arrays + kernel * STOCK_BY_UNITS / KERNEL_BY_UNITS, heap);
        };
    }

    private static long kernelValues(NetworkSpec spec, BatchShape batch) {
        int directions = spec.stack().bidirectional() ? 2 : 1;
        long values = 0;
        int inputs = inputFeatures(spec);
        for (int depth = 0; depth < spec.stack().depth(); depth++) {
            values += directions * kernelValues(batch.places(), spec.stack().units(), inputs);
            inputs = directions * spec.stack().units();
        }
        for (int depth = 0; depth < decoderDepth(spec); depth++) {
            values += kernelValues(
                    batch.places(),
                    spec.stack().units(),
                    depth == 0 ? spec.reading().embeddingUnits() : spec.stack().units());
        }
        return values
                + 2
                        * kernelValues(
                                batch.letterPlaces(),
                                spec.reading().letterHidden(),
                                spec.reading().letterUnits());
    }

    /** Values that a layer of one direction keeps. */
    private static long kernelValues(long places, long units, long inputs) {
        return places * (KERNEL_BY_UNITS * units + KERNEL_BY_INPUTS * inputs)
                + KERNEL_WEIGHTS * GATES * units * (units + inputs);
    }

    /** Layers of a decoder, whose sequences are taken to be as long as what they answer. */
    private static int decoderDepth(NetworkSpec spec) {
        return spec.output() == NetworkSpec.Output.DECODER ? spec.stack().depth() : 0;
    }

    /** Features of a step: a vector or what it is projected to, or a word's embedding and what its letters say. */
    private static int inputFeatures(NetworkSpec spec) {
        if (spec.reading().width() > 0) {
            return Math.max(spec.reading().width(), spec.reading().embeddingUnits());
        }
        return spec.reading().embeddingUnits()
                + (spec.reading().letters() > 0 ? 2 * spec.reading().letterHidden() : 0);
    }

    /** Values of all layers' features at all places; twice where dropout makes another of each. */
    private static long features(NetworkSpec spec, BatchShape batch) {
        int recurrent = (spec.stack().bidirectional() ? 2 : 1)
                * spec.stack().units()
                * spec.stack().depth();
        int decoder = 0;
        if (decoderDepth(spec) > 0) {
            // What it reads, its states, keys, context beside state, and the state that comes of both.
            decoder = spec.reading().embeddingUnits()
                    + spec.stack().units() * (spec.stack().depth() + 5);
        }
        long words = batch.places() * (inputFeatures(spec) + recurrent + decoder);
        long letters = batch.letterPlaces()
                * (spec.reading().letterUnits() + 2L * spec.reading().letterHidden());
        return words * (spec.dropout().values() > 0 ? 2 : 1) + letters;
    }
}
