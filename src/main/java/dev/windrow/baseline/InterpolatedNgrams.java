package dev.windrow.baseline;

import dev.windrow.metric.LanguageScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Interpolated n-grams, up to 5 characters or 3 words, learned from a bounded number of symbols. */
public final class InterpolatedNgrams implements Baseline {
    /** Symbols learned from: the first windows that hold them. */
    private static final long TRAINING_SYMBOLS = 5_000_000;
    /** Symbols scored: the first windows that hold them. */
    private static final long SCORED_SYMBOLS = 1_000_000;

    private static final int CHARACTER_ORDER = 5;
    private static final int WORD_ORDER = 3;

    private final long trainingSymbols;
    private final long scoredSymbols;

    /** Learns from the first five million symbols and is scored on the first million. */
    public InterpolatedNgrams() {
        this(TRAINING_SYMBOLS, SCORED_SYMBOLS);
    }

    InterpolatedNgrams(long trainingSymbols, long scoredSymbols) {
        this.trainingSymbols = trainingSymbols;
        this.scoredSymbols = scoredSymbols;
    }

    @Override
    public String name() {
        return "interpolated-ngrams";
    }

    /** The scores, with the order and the numbers of symbols learned from and scored. */
    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        List<String> spellings = Names.spellings(windows.inputs());
        int symbols = spellings.size();
        int wanted = LanguageScores.characters(spellings) ? CHARACTER_ORDER : WORD_ORDER;
        int order = KneserNey.order(wanted, symbols);
        int bits = KneserNey.bits(symbols);
        NgramTable counts = new NgramCounts(order, bits).count(FirstSymbols.of(windows.train(), trainingSymbols));
        progress.done(0.4);
        Broadcast<KneserNey> model = JavaSparkContext.fromSparkContext(
                        windows.train().context())
                .broadcast(new KneserNey(order, bits, symbols, counts));
        progress.done(0.7);
        try {
            LanguageScores scores = Scoring.score(
                    FirstSymbols.of(windows.scored(), scoredSymbols),
                    new LanguageScores(spellings),
                    (window, state) -> state.add(
                            window.inputs(), window.targets(), new NgramForesight(model.value(), window.inputs())));
            Map<String, Double> values = new LinkedHashMap<>(scores.values());
            values.put("order", (double) order);
            values.put("trainingSymbols", (double) counts.sum());
            values.put("scoredSymbols", (double) scores.symbols());
            return values;
        } finally {
            model.destroy();
        }
    }
}
