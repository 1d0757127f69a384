package dev.windrow.decode;

import java.util.List;

/**
 * A {@link StepFunction} for sequences of several sources side by side, such as the sentences of a batch that are
 * translated.
 *
 * @param <S> what it remembers of a sequence; not modified once it was given out
 */
@FunctionalInterface
public interface SourcesStepFunction<S> {
    /**
     * Reads one more symbol of each sequence.
     *
     * @param states [source][sequence]: where each stood before; none of a source that is done with
     * @param symbols [source][sequence]: what each reads, not modified
     * @return [source][sequence]: where each stands now
     */
    List<List<StepFunction.Step<S>>> next(List<List<S>> states, List<int[]> symbols);
}
