package dev.windrow.task;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.corpus.NumberColumns;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.RawRecord;
import java.util.List;

/** Rows of numbers with a label each. */
final class LabelledVectors {
    private LabelledVectors() {}

    static List<String> problems(JobFile job, String task) {
        if (job.corpus().vectors() == null) {
            return List.of("corpus.vectors is missing: must say which numbers " + task
                    + " reads; {} for all columns but the label's and the id's");
        }
        return List.of();
    }

    static Example example(RawRecord record, CorpusSection corpus) {
        String column = corpus.columns().label();
        String label = record.value(column).trim();
        if (label.isEmpty()) {
            throw new BadRecordException(record.source(), "has an empty label in column '" + column + "'");
        }
        return new Example(record.id(), record.source(), NumberColumns.of(record, corpus), List.of(label));
    }

    static Example question(RawRecord record, CorpusSection corpus) {
        return new Example(record.id(), record.source(), NumberColumns.of(record, corpus), List.of());
    }
}
