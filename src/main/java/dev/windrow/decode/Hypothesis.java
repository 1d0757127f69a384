package dev.windrow.decode;

/**
 * A sequence that a search came to.
 *
 * @param symbols its symbols, without start, end and blanks
 * @param logProbability ln p of the sequence, its end included
 * @param score what sequences were compared by: ln p, or ln p over a length penalty
 */
public record Hypothesis(int[] symbols, double logProbability, double score) {}
