package dev.windrow.network;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * What predicts.
 *
 * @param kind a softmax at each place, a conditional random field over the whole sequence, or connectionist temporal
 *     classification, whose targets are shorter than their inputs
 * @param tied whether a softmax's weights are the embedding's (Press & Wolf 2017; Inan et al. 2017), reached by a
 *     linear projection where the width differs
 * @param seesInput whether it sees the embedded input of its step beside the hidden state
 * @param cutoffs the first class of each cluster of an adaptive softmax (Grave et al. 2017), rising; empty for a plain
 *     one
 * @param shrink by which each cluster has fewer values than the one before; at least 1
 * @param levels of values, the quantiles forecast beside the mean, rising, between 0 and 1
 * @param forbidden of a conditional random field, the moves from label to label that no sequence makes: {@code from *
 *     (classes + 1) + to}, the edges of a sequence being the label {@code classes}
 */
public record Head(
        Kind kind,
        boolean tied,
        boolean seesInput,
        List<Integer> cutoffs,
        int shrink,
        List<Integer> forbidden,
        List<Double> levels)
        implements Serializable {
    /** The class of connectionist temporal classification that stands for nothing: padding's. */
    public static final int BLANK = 0;

    private static final int USUAL_SHRINK = 4;

    /** A plain softmax on the hidden state. */
    public static final Head PLAIN = new Head(false, false, List.of(), USUAL_SHRINK);

    /** What probabilities are over. */
    public enum Kind {
        /** The classes at one place. */
        SOFTMAX,
        /** The sequences of labels (Lafferty et al. 2001). */
        CRF,
        /**
         * The alignments of a shorter sequence, where class {@link Head#BLANK} stands for nothing (Graves et al. 2006).
         */
        CTC,
        /** None: the values themselves, their means by squared errors, their quantiles by the pinball loss. */
        VALUES,
        /** Each value of a target vector by itself, which is 0 or 1. */
        LOGISTIC;

        /** Whether targets are vectors. */
        public boolean predictsVectors() {
            return this == VALUES || this == LOGISTIC;
        }
    }

    /** An output for classes. */
    public Head(
            Kind kind, boolean tied, boolean seesInput, List<Integer> cutoffs, int shrink, List<Integer> forbidden) {
        this(kind, tied, seesInput, cutoffs, shrink, forbidden, List.of());
    }

    /**
     * Values on the hidden state.
     *
     * @param levels the quantiles forecast beside the mean, rising, between 0 and 1
     */
    public static Head values(boolean seesInput, List<Double> levels) {
        return new Head(Kind.VALUES, false, seesInput, List.of(), USUAL_SHRINK, List.of(), levels);
    }

    /** Many yes or no on the hidden state. */
    public static Head logistic(boolean seesInput) {
        return new Head(Kind.LOGISTIC, false, seesInput, List.of(), USUAL_SHRINK, List.of(), List.of());
    }

    /** A softmax. */
    public Head(boolean tied, boolean seesInput, List<Integer> cutoffs, int shrink) {
        this(Kind.SOFTMAX, tied, seesInput, cutoffs, shrink, List.of());
    }

    /** A conditional random field on the hidden state. */
    public static Head crf(boolean seesInput, List<Integer> forbidden) {
        return new Head(Kind.CRF, false, seesInput, List.of(), USUAL_SHRINK, forbidden);
    }

    /** Connectionist temporal classification on the hidden state. */
    public static Head ctc(boolean seesInput) {
        return new Head(Kind.CTC, false, seesInput, List.of(), USUAL_SHRINK, List.of());
    }

    /** Checks that cutoffs rise, and that only a softmax is tied or adaptive. */
    public Head {
        cutoffs = List.copyOf(cutoffs);
        forbidden = List.copyOf(forbidden);
        levels = List.copyOf(levels);
        requireLevels(kind, levels);
        if (kind != Kind.SOFTMAX && (tied || !cutoffs.isEmpty())) {
            throw new IllegalArgumentException("network.output.kind = "
                    + kind.name().toLowerCase(Locale.ROOT)
                    + ": must be softmax to be tied or to have cutoffs");
        }
        if (kind != Kind.CRF && !forbidden.isEmpty()) {
            throw new IllegalArgumentException("forbidden moves " + forbidden + ": only a chain of labels makes moves");
        }
        int last = 0;
        for (int cutoff : cutoffs) {
            if (cutoff <= last) {
                throw new IllegalArgumentException(
                        "network.output.cutoffs = " + cutoffs + ": must rise, from at least 1");
            }
            last = cutoff;
        }
        if (shrink < 1) {
            throw new IllegalArgumentException("network.output.shrink = " + shrink + ": must be at least 1");
        }
    }

    private static void requireLevels(Kind kind, List<Double> levels) {
        double last = 0;
        for (double level : levels) {
            if (kind != Kind.VALUES || level <= last || level >= 1) {
                throw new IllegalArgumentException(
                        "levels " + levels + " of " + kind + ": must be of VALUES, rising, and between 0 and 1");
            }
            last = level;
        }
    }
}
