package dev.windrow.layer;

import dev.windrow.kernel.Moves;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A linear-chain conditional random field over the labels of each sequence: [rows, inputs, steps] to emissions [rows,
 * labels, steps] by W [inputs, labels] and b [labels], and scores of moves T [labels + 1, labels + 1], whose last row
 * and column are the edges of a sequence. See {@link dev.windrow.kernel.LinearChainCrf}, and {@link CrfOutputLayer}, to
 * which targets are given.
 */
public final class CrfOutput extends EachPlace implements Measured {
    private static final long serialVersionUID = 1;

    @JsonProperty
    private List<Integer> forbidden = List.of();

    /** For deserialisation. */
    public CrfOutput() {}

    /**
     * A chain over {@code labels} from {@code inputs} values.
     *
     * @param forbidden moves no sequence makes: see {@link Moves#except}
     */
    public CrfOutput(int inputs, int labels, List<Integer> forbidden) {
        super(inputs, labels);
        this.forbidden = List.copyOf(forbidden);
    }

    Moves moves() {
        return Moves.except((int) nOut, forbidden);
    }

    @Override
    public VertexMemory memory(List<Extent> inputs) {
        Extent input = inputs.get(0);
        return VertexMemory.giving(input.with((int) nOut))
                .makes(input.numbers())
                .keeps(input.of(nOut))
                .heap(HeapRows.bytes(input, (int) nOut))
                // The sums over one row's sequences.
                .heap(Double.BYTES * 2 * nOut * (input.rows().steps() + 2 * nOut));
    }

    @Override
    Layer computing(NeuralNetConfiguration configuration, DataType type) {
        return new CrfOutputLayer(configuration, type);
    }

    @Override
    public ParamInitializer initializer() {
        return OutputParameters.INSTANCE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CrfOutput that && super.equals(other) && forbidden.equals(that.forbidden);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), forbidden);
    }
}
