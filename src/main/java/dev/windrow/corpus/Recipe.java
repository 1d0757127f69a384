package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.config.TextSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Targets;
import dev.windrow.text.Vocabulary;
import java.io.Serializable;
import java.util.List;

/** What a task of a preparation needs to know of the job; travels to executors. */
record Recipe(
        CorpusSection corpus,
        TextSection text,
        Targets targets,
        Inputs inputs,
        boolean withLetters,
        SerializableFunction<RawRecord, Example> exampleOf,
        InputColumns columns)
        implements Serializable {

    /** A recipe whose columns have no names to be matched. */
    Recipe(
            CorpusSection corpus,
            TextSection text,
            Targets targets,
            Inputs inputs,
            boolean withLetters,
            SerializableFunction<RawRecord, Example> exampleOf) {
        this(corpus, text, targets, inputs, withLetters, exampleOf, new InputColumns(corpus, List.of()));
    }

    /** The same with columns of numbers that go by their names. */
    Recipe matching(InputColumns named) {
        return new Recipe(corpus, text, targets, inputs, withLetters, exampleOf, named);
    }

    /** A recipe for symbols. */
    Recipe(
            CorpusSection corpus,
            TextSection text,
            Targets targets,
            boolean withLetters,
            SerializableFunction<RawRecord, Example> exampleOf) {
        this(corpus, text, targets, Inputs.SYMBOLS, withLetters, exampleOf);
    }

    static Recipe of(JobFile job, Targets targets, Inputs inputs, SerializableFunction<RawRecord, Example> exampleOf) {
        boolean withLetters = job.network().embedding().characters() != null;
        return new Recipe(job.corpus(), job.text(), targets, inputs, withLetters, exampleOf);
    }

    /** Whether lines follow on each other. */
    boolean isStream() {
        return targets == Targets.NEXT_SYMBOL
                && corpus.format() == CorpusSection.Format.TEXT
                && corpus.unit() == CorpusSection.Unit.STREAM;
    }

    /** The symbol behind each line of a stream. */
    String lineEnd() {
        return switch (text.tokenizer()) {
            case CHARACTERS -> "\n";
            case WORDS, KMERS, GIVEN -> Vocabulary.SPECIAL_SYMBOLS.get(Vocabulary.END);
        };
    }

    /** Whether labels may be tags of spans of words. */
    boolean hasTags() {
        return targets == Targets.LABEL_EACH_SYMBOL && inputs == Inputs.SYMBOLS;
    }

    /** Whether rows are the steps of a series. */
    boolean isSeries() {
        return targets == Targets.VALUES && corpus.isSeries();
    }

    /** Examples before a slice that its first window looks at. */
    int lead() {
        return isSeries() ? corpus.vectors().series().history() : 0;
    }

    ExampleCutter cutter(Encoding encoding, Split split) {
        if (isSeries()) {
            int stride = split == Split.TRAIN ? corpus.vectors().series().stride() : 1;
            return new SeriesCutter(encoding, corpus, stride);
        }
        return isStream()
                ? new StreamCutter(encoding, text.window(), lineEnd())
                : new WindowCutter(encoding, text.window());
    }

    /** The example of a record; {@link BadRecordException} if it has none, or its labels are wrong. */
    Example example(RawRecord record) {
        Example example = exampleOf.apply(columns.matched(record));
        if (inputs == Inputs.VECTORS && example.inputVectors().isNone()) {
            throw new BadRecordException(example.source(), "has no vectors: must have at least one");
        }
        if (!isSeries()) {
            WindowCutter.requireLabel(targets, example);
            WindowCutter.requireFit(targets, example);
        }
        return example;
    }
}
