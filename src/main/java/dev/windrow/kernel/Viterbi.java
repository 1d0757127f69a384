package dev.windrow.kernel;

/**
 * The path of highest score through one sequence (Viterbi 1967; Forney 1973): v_t(j) = e_t(j) + max_i (v_{t−1}(i) +
 * m(i, j)), then back along the moves that were best. Among equals the lowest label wins.
 */
final class Viterbi {
    private final int labels;
    private double[] best;
    private double[] next;
    /** Where the best path to [step][label] came from. */
    private int[] origin = new int[0];

    Viterbi(int labels) {
        this.labels = labels;
        best = new double[labels];
        next = new double[labels];
    }

    /**
     * Decodes one sequence.
     *
     * @param emissions [place][label]; not modified
     * @param scores [from][to], the edge last, −∞ where a move is forbidden; not modified
     * @param place the sequence's first
     * @param path [place]; those of the sequence are overwritten
     */
    void decode(double[] emissions, double[] scores, int place, int length, int[] path) {
        if (origin.length < length * labels) {
            origin = new int[length * labels];
        }
        int width = labels + 1;
        for (int j = 0; j < labels; j++) {
            best[j] = scores[labels * width + j] + emissions[place * labels + j];
        }
        for (int step = 1; step < length; step++) {
            for (int j = 0; j < labels; j++) {
                int from = argmax(scores, j);
                next[j] = best[from] + scores[from * width + j] + emissions[(place + step) * labels + j];
                origin[step * labels + j] = from;
            }
            double[] spent = best;
            best = next;
            next = spent;
        }
        int label = argmax(scores, labels);
        for (int step = length - 1; step >= 0; step--) {
            path[place + step] = label;
            label = origin[step * labels + label];
        }
    }

    /** From where a label, or the edge, is best reached. */
    private int argmax(double[] scores, int to) {
        int from = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < labels; i++) {
            double score = best[i] + scores[i * (labels + 1) + to];
            if (score > most) {
                most = score;
                from = i;
            }
        }
        return from;
    }
}
