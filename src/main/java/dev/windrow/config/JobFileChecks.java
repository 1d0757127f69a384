package dev.windrow.config;

import dev.windrow.config.CorpusSection.Format;
import dev.windrow.config.CorpusSection.Split.Method;
import dev.windrow.config.TextSection.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the keys of a job file demand of each other, whatever the task is. */
final class JobFileChecks {
    private static final double LARGEST_CUT = 0.95;
    private static final String USUAL_DELIMITER = ",";
    private static final Set<String> CONLLU_COLUMNS =
            Set.of("id", "form", "lemma", "upos", "xpos", "feats", "head", "deprel", "deps", "misc");

    private final List<String> problems = new ArrayList<>();
    private final JobFile job;

    private JobFileChecks(JobFile job) {
        this.job = job;
    }

    /** Sentences that begin with the key they are about. */
    static List<String> problems(JobFile job) {
        JobFileChecks checks = new JobFileChecks(job);
        checks.problems.addAll(GenerateChecks.problems(job));
        checks.split();
        checks.delimiter();
        checks.columns();
        checks.tokenizer();
        checks.kmers();
        checks.characterFeatures();
        checks.problems.addAll(SoundChecks.problems(job.corpus()));
        checks.problems.addAll(RollChecks.problems(job.corpus()));
        checks.problems.addAll(FastaChecks.problems(job));
        checks.problems.addAll(VectorsChecks.problems(job.corpus()));
        checks.problems.addAll(NetworkChecks.problems(job));
        checks.problems.addAll(TrainingChecks.problems(job));
        checks.stockLayers();
        checks.output();
        return checks.problems;
    }

    private void refuse(String key, Object value, String demand) {
        problems.add(key + " = " + value + ": " + demand);
    }

    private void split() {
        CorpusSection.Split split = job.corpus().split();
        double valid = job.corpus().valid().isEmpty() ? split.valid() : 0;
        double test = job.corpus().test().isEmpty() ? split.test() : 0;
        if (split.method() == Method.TAIL && job.corpus().format() == Format.PARQUET && valid + test > 0) {
            refuse(
                    "corpus.split.method",
                    RecordKey.word(split.method()),
                    "must be hash with corpus.format = parquet, whose rows have no order in a file");
        }
        if (split.by().isEmpty() && split.method() == Method.COLUMN) {
            problems.add("corpus.split.by is missing: must be the column that says train, valid or test when"
                    + " corpus.split.method = column; try split");
        }
        if (!split.by().isEmpty() && split.method() == Method.TAIL) {
            refuse(
                    "corpus.split.by",
                    split.by(),
                    "must be left out with corpus.split.method = tail; it is for hash, which can keep records together,"
                            + " and for column");
        }
        if (!split.by().isEmpty()
                && (job.corpus().format() == Format.TEXT
                        || job.corpus().format() == Format.FASTA
                        || job.corpus().format() == Format.GENERATE)) {
            refuse(
                    "corpus.split.by",
                    split.by(),
                    "must be left out with corpus.format = "
                            + RecordKey.word(job.corpus().format()) + ", which has no such columns");
        }
        if (split.until() < 1 && split.method() != Method.TAIL) {
            refuse(
                    "corpus.split.until",
                    Numbers.shown(split.until()),
                    "must be left out with corpus.split.method = " + RecordKey.word(split.method()));
        }
        if (valid + test > LARGEST_CUT) {
            refuse(
                    "corpus.split.valid",
                    Numbers.shown(split.valid()),
                    "must leave data to train on, but with corpus.split.test = " + Numbers.shown(split.test())
                            + " takes "
                            + Math.round((valid + test) * 100) + "% away, and at most " + Math.round(LARGEST_CUT * 100)
                            + "% may go; try 0.05 and 0.1");
        }
    }

    private void delimiter() {
        CorpusSection corpus = job.corpus();
        String delimiter = corpus.delimiter();
        switch (corpus.format()) {
            case CSV -> {
                boolean one = delimiter.codePointCount(0, delimiter.length()) == 1;
                if (!one || "\"\r\n".contains(delimiter)) {
                    refuse(
                            "corpus.delimiter",
                            "'" + delimiter + "'",
                            "must be one character, and no quotation mark or line end; try ','");
                }
            }
            case TSV -> {
                if (!delimiter.equals(USUAL_DELIMITER) && !delimiter.equals("\t")) {
                    refuse(
                            "corpus.delimiter",
                            "'" + delimiter + "'",
                            "must be left out with corpus.format = tsv, which has a tab; or try corpus.format = csv");
                }
            }
            case TEXT, JSONL, PARQUET, CONLL, CONLLU, PARALLEL, FASTA, WAV, PIANO_ROLL, GENERATE -> {
                if (!delimiter.equals(USUAL_DELIMITER)) {
                    refuse(
                            "corpus.delimiter",
                            "'" + delimiter + "'",
                            "must be left out with corpus.format = " + RecordKey.word(corpus.format())
                                    + "; it is for csv");
                }
            }
        }
        boolean table = corpus.format() == Format.CSV || corpus.format() == Format.TSV;
        if (!corpus.header() && !table) {
            refuse(
                    "corpus.header",
                    false,
                    "must be left out with corpus.format = " + RecordKey.word(corpus.format())
                            + "; it is for csv and tsv");
        }
    }

    private void columns() {
        CorpusSection corpus = job.corpus();
        CorpusSection.Columns columns = corpus.columns();
        switch (corpus.format()) {
            case CSV, TSV -> {
                if (!corpus.header()) {
                    String reason = " because corpus.header = false leaves the columns without names";
                    boolean words = !columns.token().isEmpty() || corpus.vectors() != null;
                    number("corpus.columns.text", words ? "" : columns.text(), reason);
                    number("corpus.columns.token", columns.token(), reason);
                    number("corpus.columns.label", setLabel(), reason);
                    number("corpus.columns.id", columns.id(), reason);
                }
            }
            case CONLL -> {
                String reason = " because the columns of a conll file have no names";
                tokenColumn("0");
                number("corpus.columns.token", columns.token(), reason);
                number("corpus.columns.label", setLabel(), reason);
            }
            case CONLLU -> {
                tokenColumn("form");
                conlluName("corpus.columns.token", columns.token());
                conlluName("corpus.columns.label", setLabel());
            }
            case TEXT, JSONL, PARQUET, PARALLEL, FASTA, WAV, PIANO_ROLL, GENERATE -> {}
        }
    }

    /** The label's column where it was chosen; whether a task needs one is the task's to say. */
    private String setLabel() {
        String label = job.corpus().columns().label();
        return label.equals(RecordBinder.defaults(CorpusSection.Columns.class).label()) ? "" : label;
    }

    private void tokenColumn(String example) {
        if (job.corpus().columns().token().isEmpty()) {
            problems.add("corpus.columns.token is missing: must be the column with the word when corpus.format = "
                    + RecordKey.word(job.corpus().format()) + "; try " + example);
        }
    }

    private void number(String key, String column, String reason) {
        if (!column.isEmpty() && !column.matches("-1|\\d{1,6}")) {
            refuse(key, column, "must be a column's number, from 0, or -1 for the last," + reason + "; try 0");
        }
    }

    private void conlluName(String key, String column) {
        if (!column.isEmpty() && !CONLLU_COLUMNS.contains(column)) {
            String meant = Spelling.nearest(column, CONLLU_COLUMNS)
                    .map(name -> "; did you mean " + name + "?")
                    .orElse("");
            refuse(
                    key,
                    column,
                    "must be one of the columns of a conllu file: id, form, lemma, upos, xpos, feats, head, deprel, "
                            + "deps, misc" + meant);
        }
    }

    private void tokenizer() {
        boolean tokenized = job.corpus().format() == Format.CONLL
                || job.corpus().format() == Format.CONLLU
                || !job.corpus().columns().token().isEmpty();
        if (tokenized && job.text().tokenizer() != Tokenizer.GIVEN) {
            refuse(
                    "text.tokenizer",
                    RecordKey.word(job.text().tokenizer()),
                    "must be given, because the corpus has its words apart already (corpus.format = "
                            + RecordKey.word(job.corpus().format()) + ", corpus.columns.token)");
        }
    }

    private void kmers() {
        TextSection text = job.text();
        TextSection usual = RecordBinder.defaults(TextSection.class);
        if (text.tokenizer() == Tokenizer.KMERS) {
            return;
        }
        String demand =
                "must be left out with text.tokenizer = " + RecordKey.word(text.tokenizer()) + "; it is for kmers";
        if (text.kmerSize() != usual.kmerSize()) {
            refuse("text.kmer-size", text.kmerSize(), demand);
        }
        if (text.kmerStride() != usual.kmerStride()) {
            refuse("text.kmer-stride", text.kmerStride(), demand);
        }
    }

    private void characterFeatures() {
        Tokenizer tokenizer = job.text().tokenizer();
        boolean words = tokenizer == Tokenizer.WORDS || tokenizer == Tokenizer.GIVEN;
        if (job.network().embedding().characters() != null && !words) {
            problems.add("network.embedding.characters: must be left out with text.tokenizer = "
                    + RecordKey.word(tokenizer) + "; it is for symbols that are words (words, given)");
        }
    }

    private void output() {
        if (job.output().isBlank()) {
            refuse("output", "'" + job.output() + "'", "must be a folder, on any Hadoop file system; try runs/first");
        }
    }

    private void stockLayers() {
        if (job.layers() == JobFile.Layers.DL4J && job.network().cell() == NetworkSection.Cell.GRU) {
            refuse(
                    "network.cell",
                    "gru",
                    "must be rnn or lstm with layers = dl4j, which has no gru; try layers: windrow");
        }
    }
}
