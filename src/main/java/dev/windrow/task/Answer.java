package dev.windrow.task;

import dev.windrow.network.Predictions;
import java.util.List;

/**
 * What a network answers to one record.
 *
 * @param symbols ids of labels, one a symbol or one for all; or ids of the symbols a text goes on with, or of what was
 *     said
 * @param logProbabilities ln p of each; empty where a text goes on; one of all that was said
 */
public record Answer(int[] symbols, float[] logProbabilities) {

    /** The most probable class at each of the first {@code steps} target places of one row. */
    public static Answer best(Predictions predictions, int row, int steps) {
        int[] symbols = new int[steps];
        float[] logProbabilities = new float[steps];
        for (int step = 0; step < steps; step++) {
            symbols[step] = predictions.best(row, step);
            logProbabilities[step] = predictions.logProbability(row, step, symbols[step]);
        }
        return new Answer(symbols, logProbabilities);
    }

    /** The answers to the windows of one record, in their order, as one. */
    public static Answer join(List<Answer> windows) {
        if (windows.size() == 1) {
            return windows.get(0);
        }
        int length = windows.stream().mapToInt(window -> window.symbols.length).sum();
        int[] symbols = new int[length];
        float[] logProbabilities = new float[length];
        int at = 0;
        for (Answer window : windows) {
            System.arraycopy(window.symbols, 0, symbols, at, window.symbols.length);
            System.arraycopy(window.logProbabilities, 0, logProbabilities, at, window.logProbabilities.length);
            at += window.symbols.length;
        }
        return new Answer(symbols, logProbabilities);
    }
}
