package dev.windrow.corpus;

import java.util.ArrayList;
import java.util.List;

/** Cuts files into slices and gathers small ones, by their lengths alone and never by the number of cores. */
final class Parts {
    /** Bytes of a slice: small enough for many tasks, large enough that a task's start does not count. */
    static final long SLICE_BYTES = 32L << 20;

    /** What opening a file costs, in bytes that could be read meanwhile: bounds the files of a part. */
    private static final long OPENING_BYTES = 256L << 10;

    /** As Hadoop has it: a last slice this much longer than the others spares a tiny one. */
    private static final double SLACK = 1.1;

    private Parts() {}

    /** A range of bytes of each file, cut into slices of about {@code sliceBytes} and gathered up to that size. */
    static List<Part> of(List<Slice> ranges, long sliceBytes) {
        List<Slice> slices = new ArrayList<>(ranges.size());
        for (Slice range : ranges) {
            slices.addAll(cut(range, sliceBytes));
        }
        return gathered(slices, sliceBytes);
    }

    /** Slices as they are, in their order, together up to about {@code sliceBytes}. */
    static List<Part> gathered(List<Slice> slices, long sliceBytes) {
        List<Part> parts = new ArrayList<>();
        List<Slice> gathered = new ArrayList<>();
        long gatheredBytes = 0;
        for (Slice slice : slices) {
            long bytes = Math.max(0, Math.min(slice.end(), slice.file().length()) - slice.start());
            long cost = bytes + Math.min(OPENING_BYTES, sliceBytes / 2);
            if (!gathered.isEmpty() && gatheredBytes + cost > sliceBytes) {
                parts.add(new Part(parts.size(), List.copyOf(gathered)));
                gathered.clear();
                gatheredBytes = 0;
            }
            gathered.add(slice);
            gatheredBytes += cost;
        }
        if (!gathered.isEmpty()) {
            parts.add(new Part(parts.size(), List.copyOf(gathered)));
        }
        return parts;
    }

    private static List<Slice> cut(Slice range, long sliceBytes) {
        if (range.file().isCompressed()) {
            return List.of(range);
        }
        List<Slice> slices = new ArrayList<>();
        long start = range.start();
        while (Math.min(range.end(), range.file().length()) - start > sliceBytes * SLACK) {
            slices.add(new Slice(range.file(), start, start + sliceBytes));
            start += sliceBytes;
        }
        slices.add(new Slice(range.file(), start, range.end()));
        return slices;
    }
}
