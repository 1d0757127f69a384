package dev.windrow.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well predicted segments, runs of one label, lie over those there are, from 0 to 1: the segment overlap of Zemla
 * et al. 1999 (SOV'99), made for the secondary structure of proteins and as good for marked stretches of DNA. With s
 * each gold segment and p each predicted one of its label that it overlaps,
 *
 * <pre>Σ (minov(s, p) + δ(s, p)) / maxov(s, p) · len(s)  /  Σ len(s)</pre>
 *
 * where minov is the length they share, maxov the length both cover, δ = min(maxov − minov, minov, ⌊len(s) / 2⌋,
 * ⌊len(p) / 2⌋) forgives ends that are a little off, and the sum below has a segment once for each it overlaps, at
 * least once. Shifted ends cost little, a segment in pieces much.
 */
public final class SegmentOverlap implements Metric<SegmentOverlap> {
    private static final long serialVersionUID = 1;

    private final List<String> labels;
    private final ExactSum[] overlaps;
    private final long[] lengths;

    /** Nothing observed yet; the place of a label in the list is its id. */
    public SegmentOverlap(List<String> labels) {
        this.labels = new ArrayList<>(labels);
        overlaps = new ExactSum[labels.size()];
        lengths = new long[labels.size()];
        for (int k = 0; k < overlaps.length; k++) {
            overlaps[k] = new ExactSum();
        }
    }

    private record Segment(int from, int to, int label) {
        int length() {
            return to - from;
        }
    }

    /** One sequence: its gold and its predicted labels, equally many; a negative gold label has no segment. */
    public void add(int[] gold, int[] predicted) {
        List<Segment> found = segments(predicted);
        int first = 0;
        for (Segment segment : segments(gold)) {
            // Segments lie in order, so those that end before this one are behind for good.
            while (first < found.size() && found.get(first).to <= segment.from) {
                first++;
            }
            boolean met = false;
            for (int k = first; k < found.size() && found.get(k).from < segment.to; k++) {
                if (found.get(k).label == segment.label) {
                    add(segment, found.get(k));
                    met = true;
                }
            }
            if (!met && segment.label >= 0) {
                lengths[segment.label] += segment.length();
            }
        }
    }

    private void add(Segment gold, Segment predicted) {
        int shared = Math.min(gold.to, predicted.to) - Math.max(gold.from, predicted.from);
        int covered = Math.max(gold.to, predicted.to) - Math.min(gold.from, predicted.from);
        int forgiven =
                Math.min(Math.min(covered - shared, shared), Math.min(gold.length() / 2, predicted.length() / 2));
        overlaps[gold.label].add((double) (shared + forgiven) / covered * gold.length());
        lengths[gold.label] += gold.length();
    }

    private static List<Segment> segments(int[] sequence) {
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (int k = 1; k <= sequence.length; k++) {
            if (k == sequence.length || sequence[k] != sequence[from]) {
                segments.add(new Segment(from, k, sequence[from]));
                from = k;
            }
        }
        return segments;
    }

    @Override
    public SegmentOverlap merge(SegmentOverlap other) {
        for (int k = 0; k < overlaps.length; k++) {
            overlaps[k].add(other.overlaps[k]);
            lengths[k] += other.lengths[k];
        }
        return this;
    }

    /** The overlap over all labels, and of each by its name. */
    @Override
    public Map<String, Double> values() {
        ExactSum sum = new ExactSum();
        long all = 0;
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("segmentOverlap", Double.NaN);
        for (int k = 0; k < overlaps.length; k++) {
            sum.add(overlaps[k]);
            all += lengths[k];
            values.put("segmentOverlap " + labels.get(k), overlaps[k].mean(lengths[k]));
        }
        values.put("segmentOverlap", sum.mean(all));
        return values;
    }
}
