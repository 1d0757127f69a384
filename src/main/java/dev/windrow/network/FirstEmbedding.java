package dev.windrow.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javax.annotation.Nullable;

/** Gives the symbols of a network vectors that were learned elsewhere. */
public final class FirstEmbedding {
    static final String WEIGHTS = GraphBuilder.EMBEDDING + ".W";

    private FirstEmbedding() {}

    /** The vectors of symbols. */
    @FunctionalInterface
    public interface Vectors extends IntFunction<float[]> {
        /** The values of a symbol, as many as the embedding has units, not modified; null to keep those it has. */
        @Override
        @Nullable
        float[] apply(int symbol);
    }

    /** The same state, not modified, with other embeddings for the symbols that have a vector. */
    public static LearnerState of(NetworkSpec spec, LearnerState state, Vectors vectors) {
        ParameterLayout layout = ParameterLayout.of(spec);
        List<Tensor> tensors = new ArrayList<>();
        for (Tensor tensor : layout.split(state.parameters())) {
            tensors.add(tensor.name().equals(WEIGHTS) ? changed(spec, tensor, vectors) : tensor);
        }
        return new LearnerState(layout.join(tensors), state.moments(), state.iteration());
    }

    private static Tensor changed(NetworkSpec spec, Tensor tensor, Vectors vectors) {
        float[] values = tensor.floats().clone();
        for (int symbol = 0; symbol < spec.reading().symbols(); symbol++) {
            float[] vector = vectors.apply(symbol);
            if (vector != null) {
                System.arraycopy(
                        vector,
                        0,
                        values,
                        symbol * spec.reading().embeddingUnits(),
                        spec.reading().embeddingUnits());
            }
        }
        return new Tensor(tensor.name(), tensor.shape(), values);
    }
}
