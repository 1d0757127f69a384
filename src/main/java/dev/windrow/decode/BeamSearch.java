package dev.windrow.decode;

import java.util.ArrayList;
import java.util.Comparator;
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
    private static final Comparator<Hypothesis> BEST_FIRST =
            Comparator.comparingDouble(Hypothesis::score).reversed();

    /** Checks the bounds. */
    public BeamSearch {
        if (width < 1 || longest < 1) {
            throw new IllegalArgumentException(
                    "beam of " + width + " over at most " + longest + " symbols: both must be at least 1");
        }
    }

    /** A sequence in the beam: what it adds to one a symbol shorter. */
    private record Open<S>(Open<S> shorter, int symbol, int length, double logProbability, S state) {
        int[] symbols() {
            int[] symbols = new int[length];
            int at = length;
            for (Open<S> open = this; open.shorter != null; open = open.shorter) {
                symbols[--at] = open.symbol;
            }
            return symbols;
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
        List<Hypothesis> ended = new ArrayList<>();
        List<Open<S>> beam = List.of(new Open<>(null, first, 0, 0, start));
        while (!beam.isEmpty() && !decided(beam, ended, count)) {
            beam = next(model, beam, ended);
        }
        ended.sort(BEST_FIRST);
        return List.copyOf(ended.subList(0, Math.min(count, ended.size())));
    }

    /** Whether nothing in the beam can still come among the best. */
    private <S> boolean decided(List<Open<S>> beam, List<Hypothesis> ended, int count) {
        if (ended.size() < count) {
            return false;
        }
        ended.sort(BEST_FIRST);
        // What is open can only lose probability, and is divided by at most this.
        double possible = beam.get(0).logProbability / penalty.of(longest);
        return ended.get(count - 1).score() >= possible;
    }

    /** The beam one symbol on; what ends is moved to {@code ended}. */
    private <S> List<Open<S>> next(StepFunction<S> model, List<Open<S>> beam, List<Hypothesis> ended) {
        List<StepFunction.Step<S>> steps = model.next(
                beam.stream().map(Open::state).toList(),
                beam.stream().mapToInt(Open::symbol).toArray());
        Candidates candidates = new Candidates(width - ended.size());
        for (int parent = 0; parent < beam.size(); parent++) {
            candidates.offer(
                    parent, beam.get(parent).logProbability, steps.get(parent).logProbabilities());
        }
        if (candidates.count() == 0) {
            beam.forEach(open -> ended.add(closed(open, open.logProbability, Math.max(1, open.length))));
            return List.of();
        }
        List<Open<S>> longer = new ArrayList<>();
        for (int k = 0; k < candidates.count(); k++) {
            Open<S> parent = beam.get(candidates.parent(k));
            double log = candidates.logProbability(k);
            int length = parent.length + 1;
            if (candidates.symbol(k) == end) {
                ended.add(closed(parent, log, length));
                continue;
            }
            S state = steps.get(candidates.parent(k)).state();
            Open<S> open = new Open<>(parent, candidates.symbol(k), length, log, state);
            if (length == longest) {
                ended.add(closed(open, log, length));
            } else {
                longer.add(open);
            }
        }
        return longer;
    }

    private Hypothesis closed(Open<?> open, double logProbability, int length) {
        return new Hypothesis(open.symbols(), logProbability, logProbability / penalty.of(length));
    }
}
