package dev.windrow.train;

import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A worker's windows of one round, packed into a few arrays: what stays cached on an executor between epochs. */
final class WindowBlock implements Serializable {
    private static final long serialVersionUID = 1;

    private final int shard;
    private final int[] inputCounts;
    private final int[] targetCounts;
    private final int[] inputs;
    private final int[] targets;
    private final int[] letterCounts;
    private final int[] letters;
    private final Vectors inputVectors;
    private final Vectors targetVectors;

    private WindowBlock(int shard, List<Window> windows) {
        this.shard = shard;
        IntList inputs = new IntList();
        IntList targets = new IntList();
        IntList letterCounts = new IntList();
        IntList letters = new IntList();
        inputCounts = new int[windows.size()];
        targetCounts = new int[windows.size()];
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            inputCounts[i] = window.length();
            targetCounts[i] = window.targetLength();
            inputs.add(window.inputs());
            targets.add(window.targets());
            for (int[] word : window.letters()) {
                letterCounts.add(word.length);
                letters.add(word);
            }
        }
        this.inputs = inputs.toArray();
        this.targets = targets.toArray();
        this.letterCounts = letterCounts.toArray();
        this.letters = letters.toArray();
        inputVectors = joined(windows, Window::inputVectors);
        targetVectors = joined(windows, Window::targetVectors);
    }

    private static Vectors joined(List<Window> windows, Function<Window, Vectors> part) {
        int width = windows.isEmpty() ? 0 : part.apply(windows.get(0)).width();
        if (width == 0) {
            return Vectors.NONE;
        }
        int size = 0;
        for (Window window : windows) {
            size += part.apply(window).values().length;
        }
        float[] values = new float[size];
        int at = 0;
        for (Window window : windows) {
            float[] more = part.apply(window).values();
            System.arraycopy(more, 0, values, at, more.length);
            at += more.length;
        }
        return new Vectors(width, values);
    }

    /** Packs windows; their ids and positions are left behind. */
    static WindowBlock of(int shard, List<Window> windows) {
        return new WindowBlock(shard, windows);
    }

    /** The shard these windows are. */
    int shard() {
        return shard;
    }

    /** The windows again, in the order they were packed. */
    List<Window> windows() {
        List<Window> windows = new ArrayList<>(inputCounts.length);
        IntReader inputs = new IntReader(this.inputs);
        IntReader targets = new IntReader(this.targets);
        IntReader letterCounts = new IntReader(this.letterCounts);
        IntReader letters = new IntReader(this.letters);
        int inputPlace = 0;
        int targetPlace = 0;
        for (int i = 0; i < inputCounts.length; i++) {
            int[][] words = new int[this.letterCounts.length == 0 ? 0 : inputCounts[i]][];
            for (int word = 0; word < words.length; word++) {
                words[word] = letters.next(letterCounts.next());
            }
            windows.add(new Window(
                    "",
                    0,
                    inputs.next(inputVectors.isNone() ? inputCounts[i] : 0),
                    targets.next(targetVectors.isNone() ? targetCounts[i] : 0),
                    words,
                    piece(inputVectors, inputPlace, inputCounts[i]),
                    piece(targetVectors, targetPlace, targetCounts[i])));
            inputPlace += inputCounts[i];
            targetPlace += targetCounts[i];
        }
        return windows;
    }

    private static Vectors piece(Vectors all, int from, int count) {
        return all.isNone() ? all : all.slice(from, from + count);
    }

    /** A growing array of ints. */
    private static final class IntList {
        private int[] values = new int[64];
        private int size;

        void add(int... more) {
            if (size + more.length > values.length) {
                values = Arrays.copyOf(values, Math.max(values.length * 2, size + more.length));
            }
            System.arraycopy(more, 0, values, size, more.length);
            size += more.length;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    /** Reads an array piece by piece. */
    private static final class IntReader {
        private final int[] values;
        private int position;

        IntReader(int[] values) {
            this.values = values;
        }

        int next() {
            return values[position++];
        }

        int[] next(int count) {
            int[] piece = Arrays.copyOfRange(values, position, position + count);
            position += count;
            return piece;
        }
    }
}
