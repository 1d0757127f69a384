package dev.windrow.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores of sentences that say what they were asked to: BLEU and chrF; the share of names asked for that stand in the
 * answer word for word ({@code slotsFound}); and the share of answers with all their names and no slot left open
 * ({@code slotsExact}). A name is the symbol behind one that ends with {@code ='}.
 */
public final class SlotScores implements TextMetric {
    private static final long serialVersionUID = 1;
    private static final String NAMED = "='";

    private final TranslationScores texts = new TranslationScores();
    private long names;
    private long found;
    private long answers;
    private long exact;

    @Override
    public void add(List<String> question, String answer, List<String> references) {
        texts.add(question, answer, references);
        boolean isExact = !answer.matches(".*<\\w+>.*");
        String padded = ' ' + answer + ' ';
        for (int k = 0; k + 1 < question.size(); k++) {
            if (question.get(k).endsWith(NAMED)) {
                boolean there = padded.contains(' ' + question.get(k + 1) + ' ');
                names++;
                found += there ? 1 : 0;
                isExact &= there;
            }
        }
        answers++;
        exact += isExact ? 1 : 0;
    }

    @Override
    public TextMetric merge(TextMetric other) {
        SlotScores same = (SlotScores) other;
        texts.merge(same.texts);
        names += same.names;
        found += same.found;
        answers += same.answers;
        exact += same.exact;
        return this;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>(texts.values());
        values.put("slotsFound", Ratio.share(found, names));
        values.put("slotsExact", Ratio.share(exact, answers));
        return values;
    }
}
