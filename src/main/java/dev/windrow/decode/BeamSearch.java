package dev.windrow.decode;

import java.util.List;

/**
 * Beam search over a {@link StepFunction} (Graves 2012; Sutskever et al. 2014): of all that the kept sequences may go
 * on to, the most probable are kept. One that ends leaves the beam and takes its place along, so that a beam of 1 is
 * greedy decoding, and a beam that is never full is an exhaustive search. What has ended, or reached the longest
 * length, is compared by ln p over a {@link LengthPenalty}; the search is over when nothing in the beam can come to be
 * better.
 *
 * <p>Of equal sequences the one with the better beginning comes first, then the one with the lower symbol; of equal
 * ended ones that which ended first.
 *
 * @param width sequences kept, at least 1
 * @param longest symbols of a sequence at most, its end not counted; at least 1
 * @param end the symbol that ends a sequence
 * @param penalty how lengths are made up for
 */
public record BeamSearch(int width, int longest, int end, LengthPenalty penalty) {
    /** Checks the bounds. */
    public BeamSearch {
        if (width < 1 || longest < 1) {
            throw new IllegalArgumentException(
                    "beam of " + width + " over at most " + longest + " symbols: both must be at least 1");
        }
    }

    /**
     * The best sequence.
     *
     * @param start what the model remembers before anything is read
     * @param first the symbol read first, which is no part of the sequence
     */
    public <S> Hypothesis best(StepFunction<S> model, S start, int first) {
        return best(model, start, first, 1).get(0);
    }

    /**
     * The best sequences, the best first.
     *
     * @param count how many, at most the beam's width; fewer are given where fewer were found
     */
    public <S> List<Hypothesis> best(StepFunction<S> model, S start, int first, int count) {
        Beam<S> beam = new Beam<>(this, start, first, count);
        while (!beam.isOver()) {
            beam.advance(model.next(beam.states(), beam.symbols()));
        }
        return beam.best();
    }

    /**
     * The best sequence for each of some sources, side by side: each as if it were searched for alone.
     *
     * @param starts what the model remembers before anything is read, one a source
     * @param first the symbol read first, which is no part of a sequence
     */
    public <S> List<Hypothesis> bestOfEach(SourcesStepFunction<S> model, List<S> starts, int first) {
        List<Beam<S>> beams =
                starts.stream().map(start -> new Beam<>(this, start, first, 1)).toList();
        while (!beams.stream().allMatch(Beam::isOver)) {
            List<List<StepFunction.Step<S>>> steps = model.next(
                    beams.stream().map(Beam::states).toList(),
                    beams.stream().map(Beam::symbols).toList());
            for (int source = 0; source < steps.size(); source++) {
                if (!steps.get(source).isEmpty()) {
                    beams.get(source).advance(steps.get(source));
                }
            }
        }
        return beams.stream().map(beam -> beam.best().get(0)).toList();
    }
}
