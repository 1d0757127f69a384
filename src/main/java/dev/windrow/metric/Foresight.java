package dev.windrow.metric;

/** What a language model says of the symbols of one sequence, each after those before it. */
public interface Foresight {
    /** ln p(symbol) at one step. */
    double logProbability(int step, int symbol);

    /** How many symbols come before this one at one step: more probable, or as probable and of lower id. */
    int rank(int step, int symbol);

    /** The most probable symbol at one step, the lowest id among equals. */
    int best(int step);

    /**
     * The symbols that come before this one at one step, in no order.
     *
     * @param found is given them, with room for the whole vocabulary
     * @return how many they are, which is the symbol's rank
     */
    int before(int step, int symbol, int[] found);
}
