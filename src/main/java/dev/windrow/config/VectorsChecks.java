package dev.windrow.config;

import dev.windrow.config.CorpusSection.Format;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/** What the keys about vectors demand of the rest of the corpus. */
final class VectorsChecks {
    private final List<String> problems = new ArrayList<>();
    private final CorpusSection corpus;
    private final VectorsSection vectors;

    private VectorsChecks(CorpusSection corpus, VectorsSection vectors) {
        this.corpus = corpus;
        this.vectors = vectors;
    }

    /** Sentences that begin with the key they are about. */
    static List<String> problems(CorpusSection corpus) {
        @Nullable VectorsSection vectors = corpus.vectors();
        if (vectors == null) {
            return List.of();
        }
        VectorsChecks checks = new VectorsChecks(corpus, vectors);
        checks.format();
        checks.columns();
        return checks.problems;
    }

    private void format() {
        switch (corpus.format()) {
            case CSV, TSV, JSONL -> {}
            case PARQUET -> {
                if (vectors.columns().isEmpty()) {
                    problems.add("corpus.vectors.columns is missing: must name the columns with the numbers when"
                            + " corpus.format = parquet, of whose columns only those named are read");
                }
            }
            case TEXT, CONLL, CONLLU, FASTA, WAV ->
                problems.add("corpus.vectors: must be left out with corpus.format = "
                        + RecordKey.word(corpus.format())
                        + ", which holds words or sound; numbers are in csv, tsv, jsonl and"
                        + " parquet");
        }
    }

    private void columns() {
        boolean table = corpus.format() == Format.CSV || corpus.format() == Format.TSV;
        for (String column : vectors.columns()) {
            if (table && !corpus.header() && !column.matches("-1|\\d{1,6}")) {
                problems.add("corpus.vectors.columns = " + column + ": must be a column's number, from 0, or -1 for the"
                        + " last, because corpus.header = false leaves the columns without names; try 0");
            }
            if (column.equals(corpus.columns().label())) {
                problems.add("corpus.vectors.columns = " + column + ": must be other columns than corpus.columns.label,"
                        + " or the input gives the label away");
            }
        }
    }
}
