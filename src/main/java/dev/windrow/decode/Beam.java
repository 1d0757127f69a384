package dev.windrow.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A {@link BeamSearch} under way: what is open, and what has ended.
 *
 * @param <S> what the model remembers of a sequence
 */
final class Beam<S> {
    private static final Comparator<Hypothesis> BEST_FIRST =
            Comparator.comparingDouble(Hypothesis::score).reversed();

    private final BeamSearch search;
    private final int count;
    private final List<Hypothesis> ended = new ArrayList<>();
    private List<Open<S>> open;

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
     * A search that is to begin.
     *
     * @param start what the model remembers before anything is read
     * @param first the symbol read first, which is no part of the sequence
     * @param count how many of the best are looked for
     */
    Beam(BeamSearch search, S start, int first, int count) {
        this.search = search;
        this.count = count;
        this.open = List.of(new Open<>(null, first, 0, 0, start));
    }

    /** Whether nothing in the beam can still come among the best. */
    boolean isOver() {
        if (open.isEmpty()) {
            return true;
        }
        if (ended.size() < count) {
            return false;
        }
        ended.sort(BEST_FIRST);
        // What is open can only lose probability, and is divided by at most this.
        double possible = open.get(0).logProbability / search.penalty().of(search.longest());
        return ended.get(count - 1).score() >= possible;
    }

    /** What is remembered of each open sequence; none when the search is over. */
    List<S> states() {
        return isOver() ? List.of() : open.stream().map(Open::state).toList();
    }

    /** What each of them reads next. */
    int[] symbols() {
        return isOver() ? new int[0] : open.stream().mapToInt(Open::symbol).toArray();
    }

    /** Goes one symbol on, given where each open sequence stands now. */
    void advance(List<StepFunction.Step<S>> steps) {
        Candidates candidates = new Candidates(search.width() - ended.size());
        for (int parent = 0; parent < open.size(); parent++) {
            candidates.offer(
                    parent, open.get(parent).logProbability, steps.get(parent).logProbabilities());
        }
        if (candidates.count() == 0) {
            open.forEach(dead -> ended.add(closed(dead, dead.logProbability, Math.max(1, dead.length))));
            open = List.of();
            return;
        }
        List<Open<S>> longer = new ArrayList<>();
        for (int k = 0; k < candidates.count(); k++) {
            Open<S> parent = open.get(candidates.parent(k));
            double log = candidates.logProbability(k);
            int length = parent.length + 1;
            if (candidates.symbol(k) == search.end()) {
                ended.add(closed(parent, log, length));
                continue;
            }
            S state = steps.get(candidates.parent(k)).state();
            Open<S> next = new Open<>(parent, candidates.symbol(k), length, log, state);
            if (length == search.longest()) {
                ended.add(closed(next, log, length));
            } else {
                longer.add(next);
            }
        }
        open = longer;
    }

    private Hypothesis closed(Open<?> sequence, double logProbability, int length) {
        return new Hypothesis(
                sequence.symbols(),
                logProbability,
                logProbability / search.penalty().of(length));
    }

    /** The best that ended, the best first. */
    List<Hypothesis> best() {
        ended.sort(BEST_FIRST);
        return List.copyOf(ended.subList(0, Math.min(count, ended.size())));
    }
}
