package dev.windrow.sequence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Cuts windows into batches of nearly equal length, so that little of a batch is padding, in an order that a seed
 * decides: windows are shuffled, sorted by length (equal lengths stay shuffled), cut, and the batches shuffled.
 */
public final class LengthGrouping {
    private LengthGrouping() {}

    /**
     * The batches, each of {@code batchSize} windows but for one that may be smaller. The same windows in the same
     * order with the same seed give the same batches.
     *
     * @param windows not modified
     * @param batchSize windows a batch, at least 1
     */
    public static List<List<Window>> batches(List<Window> windows, int batchSize, long seed) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batch size " + batchSize + ": must be at least 1");
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<Window> order = new ArrayList<>(windows);
        shuffle(order, random);
        order.sort(Comparator.comparingInt(Window::length));
        List<List<Window>> batches = inOrder(order, batchSize);
        shuffle(batches, random);
        return batches;
    }

    /** Consecutive windows in batches, the last perhaps smaller; for evaluation, where order is kept. */
    public static List<List<Window>> inOrder(List<Window> windows, int batchSize) {
        List<List<Window>> batches = new ArrayList<>();
        for (int from = 0; from < windows.size(); from += batchSize) {
            batches.add(windows.subList(from, Math.min(from + batchSize, windows.size())));
        }
        return batches;
    }

    /** Fisher and Yates' shuffle; not java.util.Collections', whose order a Java release might change. */
    private static <T> void shuffle(List<T> list, SplittableRandom random) {
        for (int last = list.size() - 1; last > 0; last--) {
            Collections.swap(list, last, random.nextInt(last + 1));
        }
    }
}
