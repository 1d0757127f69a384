package dev.windrow.sequence;

import java.io.Serializable;
import java.util.List;

/**
 * An input sequence and its target sequence, as symbols.
 *
 * @param id the record's id
 * @param source where the record stands, for messages
 * @param inputs the input symbols
 * @param targets the target symbols: one an input symbol, a single label, or empty where the next symbol is the target
 */
public record Example(String id, String source, List<String> inputs, List<String> targets) implements Serializable {}
