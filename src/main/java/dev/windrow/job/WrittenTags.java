package dev.windrow.job;

import dev.windrow.corpus.Encoding;
import dev.windrow.corpus.TagSchemes;
import dev.windrow.task.Answer;
import dev.windrow.text.LabelScheme;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Answers as they are written: tags of spans in the scheme of the corpus, all else as the network says it. */
final class WrittenTags {
    private final Vocabulary learned;
    private final Vocabulary labels;
    private final TagSchemes schemes;

    private WrittenTags(Vocabulary learned, Vocabulary labels, TagSchemes schemes) {
        this.learned = learned;
        this.labels = labels;
        this.schemes = schemes;
    }

    static WrittenTags of(Encoding encoding) {
        TagSchemes schemes = encoding.tags();
        LabelScheme given = schemes.given();
        Vocabulary learned = encoding.outputs();
        return new WrittenTags(
                learned, given == null || !schemes.differ() ? learned : vocabulary(given, learned), schemes);
    }

    private static Vocabulary vocabulary(LabelScheme scheme, Vocabulary learned) {
        TreeSet<String> types = new TreeSet<>();
        for (int id = 0; id < learned.size(); id++) {
            if (learned.symbol(id).length() > 1) {
                types.add(learned.symbol(id).substring(2));
            }
        }
        Map<String, Long> tags = new LinkedHashMap<>();
        scheme.tags(types).forEach(tag -> tags.put(tag, 0L));
        return Vocabulary.ofLabels(tags);
    }

    /** The labels that written answers are ids of. */
    Vocabulary labels() {
        return labels;
    }

    /** An answer with ids of {@link #labels}. */
    Answer of(Answer answer) {
        if (!schemes.differ()) {
            return answer;
        }
        List<String> tags = new ArrayList<>();
        for (int id : answer.symbols()) {
            tags.add(learned.symbol(id));
        }
        int[] ids = schemes.given(tags).stream().mapToInt(labels::id).toArray();
        return new Answer(ids, answer.logProbabilities(), answer.attended(), answer.forecasts(), answer.roll());
    }
}
