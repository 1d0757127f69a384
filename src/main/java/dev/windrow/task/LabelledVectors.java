package dev.windrow.task;

import dev.windrow.baseline.Names;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.corpus.NumberColumns;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.RawRecord;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.List;
import java.util.Optional;

/** Rows of numbers with a label each. Predictions are lines of id TAB label TAB probability. */
interface LabelledVectors extends Task {
    @Override
    default Inputs inputs() {
        return Inputs.VECTORS;
    }

    @Override
    default List<String> problems(JobFile job) {
        if (job.corpus().vectors() == null) {
            return List.of("corpus.vectors is missing: must say which numbers " + name()
                    + " reads; {} for all columns but the label's and the id's");
        }
        return List.of();
    }

    @Override
    default Example example(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        String column = corpus.columns().label();
        String label = record.shared(column).trim();
        if (label.isEmpty()) {
            throw new BadRecordException(record.source(), "has an empty label in column '" + column + "'");
        }
        return new Example(record.id(), record.source(), NumberColumns.of(record, corpus), List.of(label));
    }

    @Override
    default Example question(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        return new Example(record.id(), record.source(), NumberColumns.of(record, corpus), List.of());
    }

    @Override
    default Optional<RawRecord> typed(String line, int number, CorpusSection corpus) {
        return TypedNumbers.record(line, number, corpus);
    }

    @Override
    default TaskScores scores(SplitWindows windows) {
        return new ClassifierScores(Names.labels(windows.targets()));
    }

    @Override
    default List<String> lines(Example question, Answer answer, Vocabulary targets, Form form) {
        return LabelLines.of(question, answer, targets, form);
    }
}
