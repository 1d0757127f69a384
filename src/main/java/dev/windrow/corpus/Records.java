package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** Opens slices in the form that a job names. */
final class Records {
    private Records() {}

    /** The records that begin in a slice. */
    static RecordReader open(Configuration configuration, CorpusSection corpus, Slice slice) throws IOException {
        return switch (corpus.format()) {
            case TEXT -> new TextRecords(configuration, corpus, slice);
            case CSV -> rows(configuration, corpus, slice, quoted(corpus));
            case TSV -> rows(configuration, corpus, slice, DelimitedLine.plain('\t'));
            case JSONL -> new JsonRecords(configuration, corpus, slice);
            case PARQUET -> new ParquetRecords(configuration, corpus, slice);
            case PARALLEL -> new ParallelRecords(configuration, corpus, slice);
            case WAV -> new WavRecords(configuration, corpus, slice);
            case PIANO_ROLL -> new PianoRollRecords(configuration, corpus, slice);
            case CONLL -> new ConllRecords(configuration, corpus, slice, ConllLayout.COLUMNS);
            case FASTA -> new FastaRecords(configuration, corpus, slice);
            case GENERATE -> new GeneratedRecords(corpus, slice);
            case CONLLU -> new ConllRecords(configuration, corpus, slice, ConllLayout.UNIVERSAL_DEPENDENCIES);
        };
    }

    private static RecordReader rows(Configuration configuration, CorpusSection corpus, Slice slice, DelimitedLine form)
            throws IOException {
        return corpus.vectors() != null && corpus.vectors().hasStepRows()
                ? new StepRecords(configuration, corpus, slice, form)
                : new DelimitedRecords(configuration, corpus, slice, form);
    }

    /** The form of a csv line. */
    static DelimitedLine quoted(CorpusSection corpus) {
        String delimiter = corpus.delimiter();
        if (delimiter.length() != 1) {
            throw new CorpusException(
                    "corpus.delimiter = '" + delimiter + "': must be a single character, such as ',' or ';'");
        }
        return DelimitedLine.quoted(delimiter.charAt(0));
    }
}
