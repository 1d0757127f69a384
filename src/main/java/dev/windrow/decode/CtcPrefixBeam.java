package dev.windrow.decode;

import dev.windrow.kernel.LogSum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prefix beam search for connectionist temporal classification (Graves 2012, section 7.5.2; Hannun et al. 2014,
 * algorithm 1, without a language model): all alignments of a label sequence count together. After each step only the
 * {@code width} most probable prefixes are kept; wide enough, the search is exact. Equal prefixes are ordered as they
 * came up: in the order of the prefixes they extend, then of their labels.
 */
public final class CtcPrefixBeam {
    private static final Comparator<Prefix> MOST_PROBABLE =
            Comparator.comparingDouble(Prefix::logProbability).reversed();

    private final int classes;
    private final int blank;
    private final int width;

    /**
     * A decoder.
     *
     * @param classes with the blank
     * @param blank the class that stands for nothing
     * @param width prefixes kept, at least 1
     */
    public CtcPrefixBeam(int classes, int blank, int width) {
        if (width < 1) {
            throw new IllegalArgumentException("beam width = " + width + ": must be at least 1; try 10");
        }
        this.classes = classes;
        this.blank = blank;
        this.width = width;
    }

    /**
     * The most probable labels of one sequence and their ln p, as far as the beam saw their alignments.
     *
     * @param logProbabilities holds [step][class] from {@code from} on; not modified
     */
    public Hypothesis decode(float[] logProbabilities, int from, int steps) {
        Prefix empty = new Prefix(null, blank);
        empty.endingInBlank = 0;
        List<Prefix> beam = List.of(empty);
        for (int step = 0; step < steps; step++) {
            beam = next(beam, logProbabilities, from + step * classes);
        }
        Prefix best = beam.get(0);
        return new Hypothesis(best.labels(), best.logProbability(), best.logProbability());
    }

    /** The best prefixes after one more step, the most probable first. */
    private List<Prefix> next(List<Prefix> beam, float[] logs, int from) {
        List<Prefix> met = new ArrayList<>();
        for (Prefix prefix : beam) {
            prefix.meet(met);
            prefix.addBlank(prefix.logProbability() + logs[from + blank]);
            if (prefix.parent != null) {
                prefix.addLabel(prefix.endingInLabel + logs[from + prefix.label]);
            }
            for (int label = 0; label < classes; label++) {
                if (label != blank) {
                    Prefix longer = prefix.with(label);
                    longer.meet(met);
                    // A label is only repeated over a blank; else the two are one.
                    double before = label == prefix.label ? prefix.endingInBlank : prefix.logProbability();
                    longer.addLabel(before + logs[from + label]);
                }
            }
        }
        met.forEach(Prefix::settle);
        met.sort(MOST_PROBABLE);
        for (int rank = 0; rank < met.size(); rank++) {
            met.get(rank).kept = rank < width;
        }
        met.forEach(Prefix::forget);
        return new ArrayList<>(met.subList(0, Math.min(width, met.size())));
    }

    /**
     * A label sequence, as what it adds to a shorter one, with its probabilities up to a step and being built beyond.
     */
    private static final class Prefix {
        private final Prefix parent;
        private final int label;
        private final Map<Integer, Prefix> longer = new TreeMap<>();

        private double endingInBlank = Double.NEGATIVE_INFINITY;
        private double endingInLabel = Double.NEGATIVE_INFINITY;
        private double nextInBlank = Double.NEGATIVE_INFINITY;
        private double nextInLabel = Double.NEGATIVE_INFINITY;
        private boolean met;
        private boolean kept;

        Prefix(Prefix parent, int label) {
            this.parent = parent;
            this.label = label;
        }

        double logProbability() {
            return LogSum.of(endingInBlank, endingInLabel);
        }

        Prefix with(int next) {
            return longer.computeIfAbsent(next, key -> new Prefix(this, key));
        }

        void meet(List<Prefix> all) {
            if (!met) {
                met = true;
                all.add(this);
            }
        }

        void addBlank(double log) {
            nextInBlank = LogSum.of(nextInBlank, log);
        }

        void addLabel(double log) {
            nextInLabel = LogSum.of(nextInLabel, log);
        }

        /** What was being built is now what is. */
        void settle() {
            endingInBlank = nextInBlank;
            endingInLabel = nextInLabel;
            nextInBlank = Double.NEGATIVE_INFINITY;
            nextInLabel = Double.NEGATIVE_INFINITY;
            met = false;
        }

        /** Leaves the tree if neither this nor anything longer is in the beam; so memory stays that of the beam. */
        void forget() {
            if (!kept && parent != null && longer.isEmpty()) {
                parent.longer.remove(label, this);
                parent.forget();
            }
        }

        int[] labels() {
            int length = 0;
            for (Prefix prefix = this; prefix.parent != null; prefix = prefix.parent) {
                length++;
            }
            int[] labels = new int[length];
            for (Prefix prefix = this; prefix.parent != null; prefix = prefix.parent) {
                labels[--length] = prefix.label;
            }
            return labels;
        }
    }
}
