package dev.windrow.config;

import java.io.Serializable;
import java.util.List;
import javax.annotation.Nullable;

/** Where the data lies, how a file becomes records, and how records are split. */
public record CorpusSection(
        @Key(meaning = "the form of the files") Format format,

        @Key(meaning = "paths or globs of the training data, on any Hadoop file system", unless = "format: generate")
        List<String> train,

        @Key(meaning = "paths or globs of the validation data", otherwise = Key.ABSENT)
        List<String> valid,

        @Key(meaning = "paths or globs of the test data", otherwise = Key.ABSENT)
        List<String> test,

        @Key(meaning = "which column holds what", otherwise = "{}")
        Columns columns,

        @Key(meaning = "the character between two columns of csv; tsv has a tab", otherwise = "','")
        String delimiter,

        @Key(meaning = "whether the first line of a csv or tsv file names its columns", otherwise = "true")
        boolean header,

        @Key(
                meaning = "text only: each line a sequence of its own, or lines that follow on each other",
                otherwise = "stream")
        Unit unit,

        @Key(
                meaning = "how validation and test data are cut from the training data where no path is given",
                otherwise = "{}")
        Split split,

        @Key(
                meaning = "what a record that cannot be read does: stop the job, or be counted and left out",
                otherwise = "fail")
        OnBadRecord onBadRecord,

        @Key(meaning = "how sequences of bases become records, and what of them is marked", otherwise = "{}")
        Fasta fasta,

        @Key(
                meaning =
                        "numbers instead of text, for tasks that read vectors: activity, frame-labels, classify-vector,"
                                + " regression, weather, stocks",
                otherwise = Key.ABSENT)
        @Nullable
        VectorsSection vectors,

        @Key(meaning = "wav only: how a recording becomes frames, and where its transcript stands", otherwise = "{}")
        SoundSection sound,

        @Key(meaning = "piano-roll only: the keys and the steps of pieces of music", otherwise = "{}")
        RollSection roll,

        @Key(meaning = "generate only: the made-up problem that sequences are drawn from", otherwise = Key.ABSENT)
        @Nullable
        GenerateSection generate)
        implements Serializable {

    /** A corpus of text. */
    public CorpusSection(
            Format format,
            List<String> train,
            List<String> valid,
            List<String> test,
            Columns columns,
            String delimiter,
            boolean header,
            Unit unit,
            Split split,
            OnBadRecord onBadRecord,
            Fasta fasta) {
        this(
                format,
                train,
                valid,
                test,
                columns,
                delimiter,
                header,
                unit,
                split,
                onBadRecord,
                fasta,
                null,
                RecordBinder.defaults(SoundSection.class),
                RecordBinder.defaults(RollSection.class),
                null);
    }

    /** The form of a file. */
    public enum Format {
        TEXT,
        CSV,
        TSV,
        JSONL,
        PARQUET,
        CONLL,
        CONLLU,
        PARALLEL,
        FASTA,
        WAV,
        PIANO_ROLL,
        GENERATE
    }

    /** What one sequence of a plain text file is. */
    public enum Unit {
        LINE,
        STREAM
    }

    /** What a record that cannot be read does. */
    public enum OnBadRecord {
        FAIL,
        SKIP
    }

    /**
     * Which column holds what. A column is a name (csv and tsv with header, jsonl, parquet, conllu: form, lemma, upos,
     * xpos, feats, deprel) or a number from 0 (conll, csv and tsv without header); -1 is the last.
     */
    public record Columns(
            @Key(meaning = "the column with the text", otherwise = "text")
            String text,

            @Key(meaning = "the column with the class of a text", otherwise = "label")
            String label,

            @Key(meaning = "the column with the word", otherwise = Key.ABSENT)
            String token,

            @Key(meaning = "the column with the record's id; absent: file and position", otherwise = Key.ABSENT)
            String id,

            @Key(
                    meaning = "the column with the sequence that is read, for translation and captions; in parallel"
                            + " files their ending",
                    otherwise = Key.ABSENT)
            String source,

            @Key(
                    meaning = "the column with the sequence that is the answer; in parallel files the ending of those"
                            + " beside them",
                    otherwise = Key.ABSENT)
            String target)
            implements Serializable {}

    /** How the sequences of a FASTA file become records, and where their labels come from. */
    public record Fasta(
            @Key(
                    meaning = "paths or globs of the files that say what is marked: GFF or BED, by their endings",
                    otherwise = Key.ABSENT)
            List<String> annotations,

            @Key(meaning = "the type of the rows of GFF that count (column 3); absent: all", otherwise = Key.ABSENT)
            String feature,

            @Key(
                    meaning = "a base's label: the strand of what covers it, or its type (GFF) or name (BED)",
                    otherwise = "strand")
            Label label,

            @Key(
                    meaning = "bases a record; a longer sequence is cut",
                    otherwise = "10000",
                    atLeast = 1,
                    atMost = 10_000_000)
            int stretch)
            implements Serializable {
        /** The label of a base that nothing covers. */
        public static final String UNMARKED = "none";

        /** What a base is labelled with. */
        public enum Label {
            STRAND,
            NAME
        }
    }

    /** Whether rows are the steps of a series. */
    public boolean isSeries() {
        return vectors != null && vectors.series() != null;
    }

    /** Plain text in some files, each line a sequence, and no splits. */
    public CorpusSection asLines(List<String> paths) {
        Columns text = new Columns("text", "", "", "", "", "");
        Split none = new Split(Split.Method.HASH, 0, 0, 1, "");
        Fasta unmarked = new Fasta(List.of(), "", fasta.label, fasta.stretch);
        return new CorpusSection(
                Format.TEXT,
                paths,
                List.of(),
                List.of(),
                text,
                delimiter,
                true,
                Unit.LINE,
                none,
                onBadRecord,
                unmarked);
    }

    /**
     * The same section for files of questions: with nothing marked, for sequences that are to be labelled, and where
     * sequences are made up, those that somebody has are JSON lines.
     */
    public CorpusSection ofQuestions() {
        Fasta unmarked = new Fasta(List.of(), fasta.feature, fasta.label, fasta.stretch);
        boolean numbers = generate != null && generate.problem() == GenerateSection.Problem.ADDING;
        return new CorpusSection(
                format == Format.GENERATE ? Format.JSONL : format,
                train,
                valid,
                test,
                columns,
                delimiter,
                header,
                unit,
                split,
                onBadRecord,
                unmarked,
                numbers ? VectorsSection.frames(GenerateSection.CHANNELS) : vectors,
                sound,
                roll,
                null);
    }

    /** How records are split where validation or test data have no path of their own. */
    public record Split(
            @Key(
                    meaning = "by a seeded hash of the record's id, by the tail of each file, or by what its column"
                            + " corpus.split.by says: train, valid or test",
                    otherwise = "hash")
            Method method,

            @Key(
                    meaning = "the share of validation records; 0 for none, with column too",
                    otherwise = "0.05",
                    atLeast = 0,
                    atMost = 0.9)
            double valid,

            @Key(
                    meaning = "the share of test records; 0 for none, with column too",
                    otherwise = "0.1",
                    atLeast = 0,
                    atMost = 0.9)
            double test,

            @Key(meaning = "the seed of the hash", otherwise = "1")
            long seed,

            @Key(
                    meaning = "hash: the column whose value is hashed in place of the id, so that records of one"
                            + " speaker, or one text that comes twice, share a split; column: the one that says which",
                    otherwise = Key.ABSENT)
            String by,

            @Key(
                    meaning =
                            "tail only: the share of each file that is used at all, from its beginning; runs with 0.6,"
                                    + " 0.8 and 1 walk forward in time",
                    otherwise = "1",
                    atLeast = 0.01,
                    atMost = 1)
            double until)
            implements Serializable {

        /** A split of files that are used to their ends. */
        public Split(Method method, double valid, double test, long seed, String by) {
            this(method, valid, test, seed, by, 1);
        }

        /** A split of whole files. */
        public Split(Method method, double valid, double test, long seed) {
            this(method, valid, test, seed, "", 1);
        }

        /** How a record finds its split. */
        public enum Method {
            HASH,
            TAIL,
            COLUMN
        }
    }
}
