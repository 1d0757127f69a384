package dev.windrow.baseline;

import dev.windrow.sequence.Example;
import java.io.Serializable;
import java.util.List;

/**
 * A question whose answer is a text.
 *
 * @param example what is asked
 * @param references the answers that would be right, at least one
 */
public record ScoredText(Example example, List<String> references) implements Serializable {}
