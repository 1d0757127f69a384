package dev.windrow.sequence;

import java.io.Serializable;
import java.util.List;

/**
 * An input sequence and its target sequence, each as symbols or as vectors.
 *
 * @param id the record's id
 * @param source where the record stands, for messages
 * @param inputs the input symbols
 * @param targets the target symbols: one an input symbol, a single label, or empty where the next symbol is the target
 * @param inputVectors the input vectors; {@link RawVectors#NONE} where inputs are symbols
 * @param targetVectors the target vectors; {@link RawVectors#NONE} where targets are symbols or not there
 */
public record Example(
        String id,
        String source,
        List<String> inputs,
        List<String> targets,
        RawVectors inputVectors,
        RawVectors targetVectors)
        implements Serializable {

    /** Symbols in, symbols out. */
    public Example(String id, String source, List<String> inputs, List<String> targets) {
        this(id, source, inputs, targets, RawVectors.NONE, RawVectors.NONE);
    }

    /** Vectors in, symbols out. */
    public Example(String id, String source, RawVectors inputs, List<String> targets) {
        this(id, source, List.of(), targets, inputs, RawVectors.NONE);
    }

    /** Vectors of single precision in, symbols out. */
    public Example(String id, String source, Vectors inputs, List<String> targets) {
        this(id, source, RawVectors.of(inputs), targets);
    }

    /** Symbols or vectors of the input. */
    public int length() {
        return inputVectors.isNone() ? inputs.size() : inputVectors.length();
    }
}
