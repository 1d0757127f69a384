package dev.windrow.decode;

/** The most probable of many ways to go on, the best first; of equal ones those offered first. */
final class Candidates {
    private final int[] parents;
    private final int[] symbols;
    private final double[] logProbabilities;
    private int count;

    /** Keeps at most so many. */
    Candidates(int most) {
        parents = new int[most];
        symbols = new int[most];
        logProbabilities = new double[most];
    }

    /** Offers every symbol behind one sequence; those of probability 0 are not taken. */
    void offer(int parent, double before, float[] steps) {
        for (int symbol = 0; symbol < steps.length; symbol++) {
            double log = before + steps[symbol];
            double least = count < parents.length ? Double.NEGATIVE_INFINITY : logProbabilities[count - 1];
            if (log > least) {
                insert(parent, symbol, log);
            }
        }
    }

    private void insert(int parent, int symbol, double log) {
        count = Math.min(count + 1, parents.length);
        int at = count - 1;
        while (at > 0 && logProbabilities[at - 1] < log) {
            parents[at] = parents[at - 1];
            symbols[at] = symbols[at - 1];
            logProbabilities[at] = logProbabilities[at - 1];
            at--;
        }
        parents[at] = parent;
        symbols[at] = symbol;
        logProbabilities[at] = log;
    }

    int count() {
        return count;
    }

    int parent(int rank) {
        return parents[rank];
    }

    int symbol(int rank) {
        return symbols[rank];
    }

    double logProbability(int rank) {
        return logProbabilities[rank];
    }
}
