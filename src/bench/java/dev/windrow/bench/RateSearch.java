package dev.windrow.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Finds a method's best rate on a grid: from a first guess downhill, until both neighbours are worse. */
final class RateSearch {
    /** Half an octave from rate to rate. */
    static final List<Double> GRID =
            List.of(0.002, 0.0028, 0.004, 0.0056, 0.008, 0.011, 0.016, 0.022, 0.032, 0.045, 0.064, 0.09);

    private final Autocomplete text;
    private final int epochs;
    private final double goal;

    /**
     * @param epochs of each run
     * @param goal a loss to be come to
     */
    RateSearch(Autocomplete text, int epochs, double goal) {
        this.text = text;
        this.epochs = epochs;
        this.goal = goal;
    }

    /** What all runs have in common but the rate. */
    static List<String> keys(int epochs, double rate) {
        return List.of(
                "epochs=" + epochs, "optimizer={name: adam, schedule: cosine, clip-norm: 1, rate: " + rate + "}");
    }

    /** A method with so many workers at its best rate. */
    TunedRun best(AveragingMethod method, int workers, int guess) {
        Search search = new Search(method, workers);
        int best = guess;
        search.loss(best);
        while (true) {
            int better = best;
            for (int neighbour : new int[] {best - 1, best + 1}) {
                if (neighbour >= 0 && neighbour < GRID.size() && search.loss(neighbour) < search.loss(better)) {
                    better = neighbour;
                }
            }
            if (better == best) {
                return TunedRun.of(method, GRID.get(best), search.loss(best), search.best, goal, text);
            }
            best = better;
        }
    }

    /** Runs done, and the states of the best of them alone. */
    private final class Search {
        private final AveragingMethod method;
        private final int workers;
        private final Map<Integer, Double> losses = new TreeMap<>();
        private Autocomplete.Outcome best;

        Search(AveragingMethod method, int workers) {
            this.method = method;
            this.workers = workers;
        }

        double loss(int place) {
            Double known = losses.get(place);
            return known == null ? run(place) : known;
        }

        private double run(int place) {
            List<String> keys = new ArrayList<>(method.keys(workers));
            keys.addAll(keys(epochs, GRID.get(place)));
            long began = System.nanoTime();
            Autocomplete.Outcome run = text.train(keys);
            double loss = text.loss(run);
            if (losses.values().stream().allMatch(other -> loss < other)) {
                best = run;
            }
            losses.put(place, loss);
            System.out.println(String.format(
                    Locale.ROOT,
                    "N = %d  %-44s rate %.4f  loss %.4f  (%.0f s)",
                    workers,
                    method.title(),
                    GRID.get(place),
                    loss,
                    (System.nanoTime() - began) / 1e9));
            return loss;
        }
    }
}
