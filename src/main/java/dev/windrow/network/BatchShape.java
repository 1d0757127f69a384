package dev.windrow.network;

import dev.windrow.kernel.Rows;
import dev.windrow.sequence.Minibatch;
import java.util.Arrays;

/**
 * The size of a minibatch.
 *
 * @param inputs the sequences that are read
 * @param words different words whose characters are looked at; none if they are not
 * @param targets what is predicted, as long as the longest
 */
public record BatchShape(Sequences inputs, Sequences words, Sequences targets) {
    /**
     * Sequences of a batch.
     *
     * @param rows how many
     * @param steps places of the longest
     * @param padded whether another is shorter
     */
    public record Sequences(int rows, int steps, boolean padded) {
        private static final Sequences NONE = new Sequences(0, 0, false);

        private static Sequences of(int rows, int steps, int shortest) {
            return new Sequences(rows, steps, shortest < steps);
        }

        /** Places, padding among them. */
        public long places() {
            return (long) rows * steps;
        }

        /** Rows that take as much memory. */
        Rows lengths() {
            int[] lengths = new int[Math.max(1, rows)];
            Arrays.fill(lengths, Math.max(1, steps));
            if (padded) {
                lengths[lengths.length - 1]--;
            }
            return Rows.of(Math.max(1, steps), lengths);
        }

        /** As much as either of the two, padded if one of them is. */
        Sequences or(Sequences other) {
            return new Sequences(Math.max(rows, other.rows), Math.max(steps, other.steps), padded || other.padded);
        }
    }

    /** Large enough for either of two batches. */
    public BatchShape or(BatchShape other) {
        return new BatchShape(inputs.or(other.inputs), words.or(other.words), targets.or(other.targets));
    }

    /** The same with as many rows as a batch has when there are enough. */
    public BatchShape filled(int rows) {
        return new BatchShape(
                new Sequences(rows, inputs.steps(), inputs.padded()),
                words,
                new Sequences(rows, targets.steps(), targets.padded()));
    }

    /** The size of a batch. */
    public static BatchShape of(Minibatch batch) {
        return new BatchShape(
                Sequences.of(batch.rows(), batch.steps(), shortest(batch.lengths())),
                words(batch),
                Sequences.of(batch.rows(), batch.targetSteps(), shortest(batch.targetLengths())));
    }

    private static Sequences words(Minibatch batch) {
        if (batch.spellings().isEmpty()) {
            return Sequences.NONE;
        }
        int[] letters = batch.spellings().stream()
                .mapToInt(spelling -> Math.max(1, spelling.length))
                .toArray();
        return Sequences.of(letters.length, Arrays.stream(letters).max().orElseThrow(), shortest(letters));
    }

    private static int shortest(int[] lengths) {
        return Arrays.stream(lengths).min().orElse(0);
    }
}
