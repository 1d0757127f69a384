package dev.windrow.baseline;

import dev.windrow.metric.Foresight;

/** What n-grams say of the symbols of one sequence. */
final class NgramForesight implements Foresight {
    private final NextSymbol[] places;

    /** Reads the inputs, [step], after a history of padding. */
    NgramForesight(KneserNey model, int[] inputs) {
        places = new NextSymbol[inputs.length];
        long history = 0;
        for (int step = 0; step < inputs.length; step++) {
            history = KneserNey.next(history, inputs[step], model.order(), model.bits());
            places[step] = model.after(history);
        }
    }

    @Override
    public double logProbability(int step, int symbol) {
        return Math.log(places[step].probability(symbol));
    }

    @Override
    public int rank(int step, int symbol) {
        return places[step].rank(symbol);
    }

    @Override
    public int best(int step) {
        return places[step].best();
    }

    @Override
    public int before(int step, int symbol, int[] found) {
        return places[step].before(symbol, found);
    }
}
