package dev.windrow.network;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The values a spec's parameters start from, each drawn from a stream of its own; see {@link Draws}. Embeddings are
 * normal, matrices Glorot uniform, biases and the scores of a chain's moves zero; recurrent layers are
 * {@link GateWeights}.
 */
final class FirstWeights {
    private static final double EMBEDDING_DEVIATION = 0.1;

    private final NetworkSpec spec;
    private final RecurrentLayers recurrentLayers;

    FirstWeights(NetworkSpec spec) {
        this.spec = spec;
        this.recurrentLayers = RecurrentLayers.of(spec.stack().layers());
    }

    /** Sets a parameter, named layer_key by Deeplearning4j, to its first values; it must be all zeros before. */
    void set(String name, INDArray values) {
        String layer = name.substring(0, name.lastIndexOf('_'));
        String key = name.substring(name.lastIndexOf('_') + 1);
        Draws draws = new Draws(spec.seed(), name);
        if (layer.startsWith(GraphBuilder.PLAIN)) {
            if (values.rank() == 2) {
                setGlorotUniform(values, draws);
            }
            return;
        }
        switch (layer) {
            case GraphBuilder.EMBEDDING, GraphBuilder.LETTERS, DecoderGraph.TARGET_EMBEDDING ->
                set(values, draws.normal((int) values.length(), EMBEDDING_DEVIATION));
            case GraphBuilder.OUTPUT,
                    GraphBuilder.PROJECTION,
                    GraphBuilder.PROJECTED,
                    GraphBuilder.ATTENTION,
                    DecoderGraph.KEYS,
                    DecoderGraph.ATTENTIONAL -> {
                if (!key.startsWith("b") && !key.equals("T")) {
                    setGlorotUniform(values, draws);
                }
            }
            default -> {
                if (layer.startsWith(DecoderGraph.BRIDGE)) {
                    setGlorotUniform(values, draws);
                    return;
                }
                RecurrentStack stack = layer.startsWith(GraphBuilder.SPELLING)
                        ? spec.stack().overLetters(spec.reading().letterHidden())
                        : spec.stack();
                recurrentLayers.start(stack, key, values, draws);
            }
        }
    }

    private static void setGlorotUniform(INDArray values, Draws draws) {
        set(values, draws.glorotUniform((int) values.size(0), (int) values.size(1)));
    }

    private static void set(INDArray values, float[] rowMajor) {
        // Closed at once, for a large embedding would wait for a collection beside what training needs.
        try (INDArray given = Nd4j.createFromArray(rowMajor)) {
            values.assign(given.reshape('c', values.shape()));
        }
    }
}
