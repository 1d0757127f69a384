package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.TextSection;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Targets;
import dev.windrow.text.Tokenizer;
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

    static Recipe tagging(CorpusSection corpus, int window) {
        SerializableFunction<RawRecord, Example> exampleOf =
                record -> new Example(record.id(), record.source(), record.values("0"), record.values("-1"));
        return new Recipe(
                corpus, text(TextSection.Tokenizer.GIVEN, window), Targets.LABEL_EACH_SYMBOL, true, exampleOf);
    }
}
