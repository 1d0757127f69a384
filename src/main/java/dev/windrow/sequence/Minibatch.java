package dev.windrow.sequence;

import dev.windrow.text.Vocabulary;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Windows side by side, padded to the longest. Rows keep the order of the windows they came from.
 *
 * @param rows windows
 * @param steps length of the longest window
 * @param targetSteps target places a row: {@code steps} if synced, 1 if many to one
 * @param inputs ids, [row][step] row-major, 0 where padded; empty where inputs are vectors
 * @param lengths real symbols a row, each at least 1
 * @param targets ids, [row][target step] row-major, {@link Window#NO_TARGET} where there is none; empty where targets
 *     are vectors
 * @param spellings the characters of each different word of the batch, once; empty if words are not looked into
 * @param spellingOf for each [row][step] the word's place in {@code spellings}, 0 where padded; empty as above
 * @param inputVectors [row][step], zero where padded; {@link Vectors#NONE} where inputs are symbols
 * @param targetVectors [row][target step], not a number where padded; {@link Vectors#NONE} where targets are symbols
 */
public record Minibatch(
        int rows,
        int steps,
        int targetSteps,
        int[] inputs,
        int[] lengths,
        int[] targets,
        List<int[]> spellings,
        int[] spellingOf,
        Vectors inputVectors,
        Vectors targetVectors) {

    /** A minibatch of symbols. */
    public Minibatch(
            int rows,
            int steps,
            int targetSteps,
            int[] inputs,
            int[] lengths,
            int[] targets,
            List<int[]> spellings,
            int[] spellingOf) {
        this(rows, steps, targetSteps, inputs, lengths, targets, spellings, spellingOf, Vectors.NONE, Vectors.NONE);
    }

    /** Puts windows side by side; there must be at least one, none may be empty. */
    public static Minibatch of(Alignment alignment, List<Window> windows) {
        int rows = windows.size();
        int steps = windows.stream().mapToInt(Window::length).max().orElseThrow();
        int targetSteps = alignment == Alignment.SYNCED ? steps : 1;
        Vectors inputVectors = padded(windows.get(0).inputVectors().width(), rows * steps, 0);
        Vectors targetVectors = padded(windows.get(0).targetVectors().width(), rows * targetSteps, Float.NaN);
        int[] inputs = new int[inputVectors.isNone() ? rows * steps : 0];
        int[] lengths = new int[rows];
        int[] targets = new int[targetVectors.isNone() ? rows * targetSteps : 0];
        Arrays.fill(targets, Window.NO_TARGET);
        for (int row = 0; row < rows; row++) {
            Window window = windows.get(row);
            lengths[row] = window.length();
            if (inputVectors.isNone()) {
                System.arraycopy(window.inputs(), 0, inputs, row * steps, window.length());
            }
            if (targetVectors.isNone()) {
                System.arraycopy(window.targets(), 0, targets, row * targetSteps, window.targets().length);
            }
            put(window.inputVectors(), inputVectors, row * steps);
            put(window.targetVectors(), targetVectors, row * targetSteps);
        }
        Map<IntBuffer, Integer> spellings = new LinkedHashMap<>();
        int[] spellingOf = windows.get(0).letters().length == 0 ? new int[0] : spell(windows, steps, spellings);
        return new Minibatch(
                rows,
                steps,
                targetSteps,
                inputs,
                lengths,
                targets,
                spellings.keySet().stream().map(IntBuffer::array).toList(),
                spellingOf,
                inputVectors,
                targetVectors);
    }

    private static Vectors padded(int width, int length, float padding) {
        float[] values = new float[width * length];
        Arrays.fill(values, padding);
        return width == 0 ? Vectors.NONE : new Vectors(width, values);
    }

    /** Writes a window's vectors over those of a minibatch, from one place on. */
    private static void put(Vectors from, Vectors to, int place) {
        if (from.width() != to.width()) {
            throw new IllegalArgumentException(
                    from + " beside vectors of " + to.width() + ": windows of a minibatch must have one width");
        }
        System.arraycopy(from.values(), 0, to.values(), place * to.width(), from.values().length);
    }

    /** Says something of a place of a minibatch. */
    @FunctionalInterface
    public interface PlaceTest {
        /** Whether it is so at a step of a row. */
        boolean test(int row, int step);
    }

    /** The same minibatch, in which the input symbols of some places are the unknown one; their spellings stay. */
    public Minibatch unknownWhere(PlaceTest isUnknown) {
        int[] changed = inputs.clone();
        for (int row = 0; row < rows; row++) {
            for (int step = 0; step < lengths[row]; step++) {
                if (isUnknown.test(row, step)) {
                    changed[row * steps + step] = Vocabulary.UNKNOWN;
                }
            }
        }
        return new Minibatch(
                rows,
                steps,
                targetSteps,
                changed,
                lengths,
                targets,
                spellings,
                spellingOf,
                inputVectors,
                targetVectors);
    }

    private static int[] spell(List<Window> windows, int steps, Map<IntBuffer, Integer> spellings) {
        int[] spellingOf = new int[windows.size() * steps];
        for (int row = 0; row < windows.size(); row++) {
            int[][] words = windows.get(row).letters();
            for (int step = 0; step < words.length; step++) {
                Integer known = spellings.putIfAbsent(IntBuffer.wrap(words[step]), spellings.size());
                spellingOf[row * steps + step] = known == null ? spellings.size() - 1 : known;
            }
        }
        return spellingOf;
    }

    /** Symbols or vectors that are not padding. */
    public int tokens() {
        return Arrays.stream(lengths).sum();
    }

    /** Symbols and padding together. */
    public int places() {
        return rows * steps;
    }

    /** Places that have a target. */
    public int targetCount() {
        int count = targetVectors.present();
        for (int target : targets) {
            if (target != Window.NO_TARGET) {
                count++;
            }
        }
        return count;
    }
}
