package dev.windrow.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** BLEU and chrF of texts whose words are apart already: sacreBLEU's, with its tokenizer {@code none}. */
public final class TranslationScores implements TextMetric {
    private static final long serialVersionUID = 1;

    private final Bleu bleu = new Bleu(BleuTokenizer.NONE);
    private final Chrf chrf = Chrf.ofCharacters();

    @Override
    public void add(List<String> question, String answer, List<String> references) {
        bleu.add(answer, references);
        chrf.add(answer, references);
    }

    @Override
    public TextMetric merge(TextMetric other) {
        TranslationScores same = (TranslationScores) other;
        bleu.merge(same.bleu);
        chrf.merge(same.chrf);
        return this;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>(bleu.values());
        values.putAll(chrf.values());
        return values;
    }
}
