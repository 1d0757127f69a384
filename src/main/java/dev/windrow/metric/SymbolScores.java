package dev.windrow.metric;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well a model foresees the next symbol: cross-entropy in nats a symbol, the same in bits, perplexity (e to the
 * cross-entropy), and how often the right symbol was the most probable or among the five most probable.
 */
public final class SymbolScores implements Metric<SymbolScores> {
    private static final long serialVersionUID = 1;
    private static final int TOP = 5;

    private final String bitsName;
    private final ExactSum nats = new ExactSum();
    private long symbols;
    private long first;
    private long amongTop;

    private SymbolScores(String bitsName) {
        this.bitsName = bitsName;
    }

    /** For models whose symbols are characters: the bits are named {@code bitsPerCharacter}. */
    public static SymbolScores ofCharacters() {
        return new SymbolScores("bitsPerCharacter");
    }

    /** For all other models: the bits are named {@code bitsPerSymbol}. */
    public static SymbolScores ofSymbols() {
        return new SymbolScores("bitsPerSymbol");
    }

    /**
     * One symbol.
     *
     * @param logProbability ln p(symbol), at most 0
     * @param rank how many symbols the model found more probable; 0 for none
     */
    public void add(double logProbability, int rank) {
        nats.add(-logProbability);
        symbols++;
        if (rank == 0) {
            first++;
        }
        if (rank < TOP) {
            amongTop++;
        }
    }

    /** Symbols scored so far. */
    public long symbols() {
        return symbols;
    }

    @Override
    public SymbolScores merge(SymbolScores other) {
        nats.add(other.nats);
        symbols += other.symbols;
        first += other.first;
        amongTop += other.amongTop;
        return this;
    }

    @Override
    public Map<String, Double> values() {
        double mean = symbols == 0 ? Double.NaN : nats.value() / symbols;
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("nats", mean);
        values.put(bitsName, mean / Math.log(2));
        values.put("perplexity", Math.exp(mean));
        values.put("top1Accuracy", Ratio.share(first, symbols));
        values.put("top5Accuracy", Ratio.share(amongTop, symbols));
        return values;
    }
}
