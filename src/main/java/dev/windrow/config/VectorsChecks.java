package dev.windrow.config;

import dev.windrow.config.CorpusSection.Format;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
        checks.sequence();
        checks.differences();
        checks.series();
        return checks.problems;
    }

    private void format() {
        switch (corpus.format()) {
            case CSV, TSV, JSONL -> {}
            case GENERATE -> generated();
            case PARQUET -> {
                if (vectors.columns().isEmpty()) {
                    problems.add("corpus.vectors.columns is missing: must name the columns with the numbers when"
                            + " corpus.format = parquet, of whose columns only those named are read");
                }
            }
            case TEXT, CONLL, CONLLU, PARALLEL, FASTA, WAV, PIANO_ROLL ->
                problems.add("corpus.vectors: must be left out with corpus.format = "
                        + RecordKey.word(corpus.format())
                        + ", which holds words, sound or notes; numbers are in csv, tsv, jsonl and"
                        + " parquet");
        }
    }

    /** The numbers are made up, so only what becomes of them can be chosen. */
    private void generated() {
        VectorsSection usual = new VectorsSection(List.of(), 0, vectors.normalize(), VectorsSection.Missing.FAIL);
        if (!vectors.equals(usual)) {
            problems.add(
                    "corpus.vectors: must have no key but normalize with corpus.format = generate, whose numbers are"
                            + " in no columns");
        }
    }

    /** Rows that are steps are rows of a table, each of them one step, under a key and with an id that are theirs. */
    private void sequence() {
        if (!vectors.hasStepRows()) {
            return;
        }
        String key = "corpus.vectors.sequence = " + vectors.sequence();
        if (corpus.format() != Format.CSV && corpus.format() != Format.TSV) {
            problems.add(key + ": must be left out with corpus.format = " + RecordKey.word(corpus.format())
                    + "; rows are those of csv and tsv, and records of jsonl and parquet hold a whole sequence, with"
                    + " corpus.vectors.frame");
        } else if (!corpus.header() && !vectors.sequence().matches("-1|\\d{1,6}")) {
            problems.add(key + ": must be a column's number, from 0, or -1 for the last, because corpus.header = false"
                    + " leaves the columns without names; try 0");
        }
        if (vectors.frame() > 0) {
            problems.add("corpus.vectors.frame = " + vectors.frame()
                    + ": must be left out with corpus.vectors.sequence, of which each row is one step");
        }
        if (vectors.series() != null) {
            problems.add("corpus.vectors.series: must be left out with corpus.vectors.sequence; a series is a file of"
                    + " its own");
        }
        if (!corpus.columns().id().isEmpty()) {
            problems.add("corpus.columns.id = " + corpus.columns().id()
                    + ": must be left out with corpus.vectors.sequence, which is the id");
        }
        if (vectors.columns().contains(vectors.sequence())) {
            problems.add("corpus.vectors.columns = " + vectors.sequence()
                    + ": must be other columns than corpus.vectors.sequence, which is no number to learn from");
        }
    }

    private void differences() {
        if (vectors.differences() && vectors.frame() == 0 && !vectors.hasStepRows()) {
            problems.add("corpus.vectors.differences = true: must be false without corpus.vectors.frame or"
                    + " corpus.vectors.sequence, by which records have steps that can differ; of a series see"
                    + " corpus.vectors.series.changes");
        }
    }

    private void series() {
        @Nullable SeriesSection series = vectors.series();
        if (series == null) {
            return;
        }
        if (corpus.format() == Format.PARQUET) {
            problems.add(
                    "corpus.vectors.series: must be left out with corpus.format = parquet, whose rows have no order;"
                            + " take csv, tsv or jsonl");
        }
        if (vectors.frame() > 0) {
            problems.add("corpus.vectors.frame = " + vectors.frame()
                    + ": must be left out with corpus.vectors.series, of which each row is one step");
        }
        boolean cut = (corpus.valid().isEmpty() && corpus.split().valid() > 0)
                || (corpus.test().isEmpty() && corpus.split().test() > 0);
        if (cut && corpus.split().method() != CorpusSection.Split.Method.TAIL) {
            problems.add("corpus.split.method = "
                    + RecordKey.word(corpus.split().method())
                    + ": must be tail with corpus.vectors.series, or what is to be forecast is learned from");
        }
        if (series.season() > series.history()) {
            problems.add("corpus.vectors.series.season = " + series.season()
                    + ": must be at most corpus.vectors.series.history = " + series.history()
                    + ", for the seasonal forecast looks so far back");
        }
        for (String target : series.targets()) {
            if (!vectors.columns().isEmpty() && !vectors.columns().contains(target)) {
                problems.add("corpus.vectors.series.targets = " + target + ": must be one of corpus.vectors.columns = "
                        + vectors.columns());
            }
        }
        boolean more = vectors.missing() == VectorsSection.Missing.LAST
                || !series.calendar().isEmpty();
        if (vectors.columns().isEmpty() && more) {
            problems.add("corpus.vectors.columns is missing: must name the columns with the numbers where inputs stand"
                    + " beside them (corpus.vectors.missing: last, corpus.vectors.series.calendar)");
        }
        time(series);
    }

    private void time(SeriesSection series) {
        if (series.time().isEmpty() && !series.calendar().isEmpty()) {
            problems.add("corpus.vectors.series.calendar: must be left out without corpus.vectors.series.time");
        }
        if (series.time().isEmpty() && series.minutes() > 0) {
            problems.add("corpus.vectors.series.minutes = " + series.minutes()
                    + ": must be left out without corpus.vectors.series.time");
        }
        if (!series.time().isEmpty() && vectors.columns().contains(series.time())) {
            problems.add("corpus.vectors.columns = " + series.time()
                    + ": must be other columns than corpus.vectors.series.time, which is no number");
        }
        try {
            Objects.requireNonNull(DateTimeFormatter.ofPattern(series.timeFormat(), Locale.ROOT));
        } catch (IllegalArgumentException e) {
            problems.add("corpus.vectors.series.time-format = " + series.timeFormat()
                    + ": must be a form of Java's DateTimeFormatter, such as yyyy-MM-dd HH:mm: " + e.getMessage());
        }
        try {
            Objects.requireNonNull(ZoneId.of(series.zone()));
        } catch (DateTimeException e) {
            problems.add("corpus.vectors.series.zone = " + series.zone()
                    + ": must be a time zone, such as UTC or Europe/Berlin: " + e.getMessage());
        }
    }

    private void columns() {
        boolean table = corpus.format() == Format.CSV || corpus.format() == Format.TSV;
        for (int k = 0; k < vectors.columns().size(); k++) {
            String twice = vectors.columns().get(k);
            int first = vectors.columns().indexOf(twice);
            if (first < k) {
                problems.add("corpus.vectors.columns = " + twice + ": must be there once; it is the name in places "
                        + (first + 1) + " and " + (k + 1) + " of " + vectors.columns());
            }
        }
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
