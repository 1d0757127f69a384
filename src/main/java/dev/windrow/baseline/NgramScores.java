package dev.windrow.baseline;

import dev.windrow.metric.LanguageScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Interpolated n-grams, up to 5 characters or 3 words, learned from a bounded number of symbols. */
final class NgramScores {
    /** Symbols learned from: the first windows that hold them. */
    private static final long TRAINING_SYMBOLS = 5_000_000;
    /** Symbols scored: the first windows that hold them. */
    private static final long SCORED_SYMBOLS = 1_000_000;

    private static final int CHARACTER_ORDER = 5;
    private static final int WORD_ORDER = 3;

    private NgramScores() {}

    /** The scores, with the numbers of symbols learned from and scored; by the spelling of each id. */
    static Map<String, Double> of(Sets sets, List<String> spellings) {
        return of(sets, spellings, TRAINING_SYMBOLS, SCORED_SYMBOLS);
    }

    static Map<String, Double> of(Sets sets, List<String> spellings, long trainingSymbols, long scoredSymbols) {
        int symbols = spellings.size();
        int wanted = LanguageScores.characters(spellings) ? CHARACTER_ORDER : WORD_ORDER;
        int order = KneserNey.order(wanted, symbols);
        int bits = KneserNey.bits(symbols);
        NgramTable counts = new NgramCounts(order, bits).count(FirstSymbols.of(sets.train(), trainingSymbols));
        Broadcast<KneserNey> model = JavaSparkContext.fromSparkContext(
                        sets.train().context())
                .broadcast(new KneserNey(order, bits, symbols, counts));
        try {
            LanguageScores scores = Scoring.score(
                    FirstSymbols.of(sets.scored(), scoredSymbols),
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
