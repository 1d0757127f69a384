package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.TextSection;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Targets;
import dev.windrow.sequence.Vectors;
import dev.windrow.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/** What tasks would make of records, without their packages. */
final class Jobs {
    private Jobs() {}

    static TextSection text(TextSection.Tokenizer tokenizer, int window) {
        return new TextSection(tokenizer, false, 3, 1, 1, 1000, window);
    }

    static Recipe languageModel(CorpusSection corpus, TextSection text) {
        Tokenizer tokenizer = Tokenizers.of(text);
        SerializableFunction<RawRecord, Example> exampleOf =
                record -> new Example(record.id(), record.source(), tokenizer.tokens(record.value("text")), List.of());
        return new Recipe(corpus, text, Targets.NEXT_SYMBOL, false, exampleOf);
    }

    static Recipe classification(CorpusSection corpus, TextSection text) {
        Tokenizer tokenizer = Tokenizers.of(text);
        SerializableFunction<RawRecord, Example> exampleOf = record -> new Example(
                record.id(), record.source(), tokenizer.tokens(record.value("text")), record.values("label"));
        return new Recipe(corpus, text, Targets.LABEL, false, exampleOf);
    }

    /** Rows of one sequence each: the numbers of its steps after each other, its label behind them. */
    static Recipe rows(CorpusSection corpus, Targets targets, int width) {
        SerializableFunction<RawRecord, Example> exampleOf = record -> {
            List<String> fields = new ArrayList<>();
            for (int column = 0; column < record.columns().size() - 2; column++) {
                fields.add(record.value(Integer.toString(column)));
            }
            float[] values = new float[fields.size()];
            for (int k = 0; k < values.length; k++) {
                values[k] = Float.parseFloat(fields.get(k));
            }
            return new Example(record.id(), record.source(), new Vectors(width, values), record.values("-1"));
        };
        return new Recipe(corpus, text(TextSection.Tokenizer.GIVEN, 64), targets, Inputs.VECTORS, false, exampleOf);
    }

    static Recipe tagging(CorpusSection corpus, int window) {
        SerializableFunction<RawRecord, Example> exampleOf =
                record -> new Example(record.id(), record.source(), record.values("0"), record.values("-1"));
        return new Recipe(
                corpus, text(TextSection.Tokenizer.GIVEN, window), Targets.LABEL_EACH_SYMBOL, true, exampleOf);
    }
}
