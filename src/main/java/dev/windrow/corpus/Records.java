package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import java.io.IOException;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;

/**
 * Opens slices in the form that a job names, one after the other. What is said about all files in files of its own,
 * such as transcripts and annotations, is read with the first slice and kept.
 */
final class Records {
    private final Configuration configuration;
    private final CorpusSection corpus;

    @Nullable
    private Transcripts transcripts;

    @Nullable
    private Annotations annotations;

    Records(Configuration configuration, CorpusSection corpus) {
        this.configuration = configuration;
        this.corpus = corpus;
    }

    /** The job's section that says what records are. */
    CorpusSection corpus() {
        return corpus;
    }

    /** The records that begin in a slice. */
    RecordReader open(Slice slice) throws IOException {
        return switch (corpus.format()) {
            case TEXT -> new TextRecords(configuration, corpus, slice);
            case CSV -> rows(slice, quoted(corpus));
            case TSV -> rows(slice, DelimitedLine.plain('\t'));
            case JSONL -> new JsonRecords(configuration, corpus, slice);
            case PARQUET -> new ParquetRecords(configuration, corpus, slice);
            case PARALLEL -> new ParallelRecords(configuration, corpus, slice);
            case WAV -> new WavRecords(configuration, corpus, transcripts(), slice);
            case PIANO_ROLL -> new PianoRollRecords(configuration, corpus, slice);
            case CONLL -> new ConllRecords(configuration, corpus, slice, ConllLayout.COLUMNS);
            case FASTA -> new FastaRecords(configuration, corpus, annotations(), slice);
            case GENERATE -> new GeneratedRecords(corpus, slice);
            case CONLLU -> new ConllRecords(configuration, corpus, slice, ConllLayout.UNIVERSAL_DEPENDENCIES);
        };
    }

    private Transcripts transcripts() throws IOException {
        if (transcripts == null) {
            transcripts = Transcripts.of(configuration, corpus.sound());
        }
        return transcripts;
    }

    private Annotations annotations() throws IOException {
        if (annotations == null) {
            annotations = Annotations.read(configuration, corpus.fasta());
        }
        return annotations;
    }

    private RecordReader rows(Slice slice, DelimitedLine form) throws IOException {
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
