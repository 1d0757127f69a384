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
 * @param inputVectors the input vectors; {@link Vectors#NONE} where inputs are symbols
 * @param targetVectors the target vectors; {@link Vectors#NONE} where targets are symbols or not there
 */
public record Example(
        String id,
        String source,
        List<String> inputs,
        List<String> targets,
        Vectors inputVectors,
        Vectors targetVectors)
        implements Serializable {

    /** Symbols in, symbols out. */
    public Example(String id, String source, List<String> inputs, List<String> targets) {
        this(id, source, inputs, targets, Vectors.NONE, Vectors.NONE);
    }

    /** Vectors in, symbols out. */
    public Example(String id, String source, Vectors inputs, List<String> targets) {
        this(id, source, List.of(), targets, inputs, Vectors.NONE);
    }

    /** Symbols or vectors of the input. */
    public int length() {
        return inputVectors.isNone() ? inputs.size() : inputVectors.length();
    }
}
