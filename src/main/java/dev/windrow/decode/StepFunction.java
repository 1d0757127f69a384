package dev.windrow.decode;

import java.util.List;

/**
 * A model that says symbol by symbol how sequences go on.
 *
 * @param <S> what it remembers of a sequence; not modified once it was given out, for several may go on from it
 */
@FunctionalInterface
public interface StepFunction<S> {
    /**
     * Where one sequence stands after a symbol.
     *
     * @param state what is remembered
     * @param logProbabilities ln p of each symbol that may follow; −∞ for one that must not; not kept beyond the next
     *     call
     */
    record Step<S>(S state, float[] logProbabilities) {}

    /**
     * Reads one more symbol of each of some sequences, side by side.
     *
     * @param states where each stood before
     * @param symbols what each reads, not modified
     * @return where each stands now, in the same order
     */
    List<Step<S>> next(List<S> states, int[] symbols);
}
