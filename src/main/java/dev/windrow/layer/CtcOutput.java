package dev.windrow.layer;

import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Connectionist temporal classification: [rows, inputs, steps] to the logits [rows, classes, steps] of a label sequence
 * a row, by W [inputs, classes] and b [classes]; one of the classes, the blank, stands for no label. See
 * {@link dev.windrow.kernel.Ctc}, and {@link CtcOutputLayer}, to which targets are given.
 */
public final class CtcOutput extends EachPlace implements Measured {
    private static final long serialVersionUID = 1;

    @JsonProperty
    private int blank;

    /** For deserialisation. */
    public CtcOutput() {}

    /**
     * An output from {@code inputs} values.
     *
     * @param classes with the blank
     * @param blank the class that stands for no label
     */
    public CtcOutput(int inputs, int classes, int blank) {
        super(inputs, classes);
        this.blank = blank;
    }

    int blank() {
        return blank;
    }

    @Override
    public VertexMemory memory(List<Extent> inputs) {
        Extent input = inputs.get(0);
        return VertexMemory.giving(input.with((int) nOut))
                .makes(input.numbers())
                .keeps(input.of(nOut))
                .heap(HeapRows.bytes(input, (int) nOut))
                // The sums over one row's alignments, with a label at each step at most.
                .heap(Double.BYTES
                        * input.rows().steps()
                        * (nOut + 2L * input.rows().steps() + 1));
    }

    @Override
    Layer computing(NeuralNetConfiguration configuration, DataType type) {
        return new CtcOutputLayer(configuration, type);
    }

    @Override
    public ParamInitializer initializer() {
        return OutputParameters.INSTANCE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CtcOutput that && super.equals(other) && blank == that.blank;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), blank);
    }
}
