package dev.windrow.config;

import java.io.Serializable;
import java.util.List;

/** Where the data lies, how a file becomes records, and how records are split. */
public record CorpusSection(
        @Key(meaning = "the form of the files") Format format,

        @Key(meaning = "paths or globs of the training data, on any Hadoop file system")
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
        Fasta fasta)
        implements Serializable {

    /** The form of a file. */
    public enum Format {
        TEXT,
        CSV,
        TSV,
        JSONL,
        PARQUET,
        CONLL,
        CONLLU,
        FASTA
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
            String id)
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

    /** The same section with nothing marked, for sequences that are to be labelled. */
    public CorpusSection withoutAnnotations() {
        Fasta unmarked = new Fasta(List.of(), fasta.feature, fasta.label, fasta.stretch);
        return new CorpusSection(
                format, train, valid, test, columns, delimiter, header, unit, split, onBadRecord, unmarked);
    }

    /** How records are split where validation or test data have no path of their own. */
    public record Split(
            @Key(meaning = "by a seeded hash of the record's id, or the tail of each file", otherwise = "hash")
            Method method,

            @Key(meaning = "the share of validation records", otherwise = "0.05", atLeast = 0, atMost = 0.9)
            double valid,

            @Key(meaning = "the share of test records", otherwise = "0.1", atLeast = 0, atMost = 0.9)
            double test,

            @Key(meaning = "the seed of the hash", otherwise = "1")
            long seed,

            @Key(
                    meaning = "hash only: the column whose value is hashed in place of the id, so that records of one"
                            + " speaker, or one text that comes twice, share a split",
                    otherwise = Key.ABSENT)
            String by)
            implements Serializable {

        /** How a record finds its split. */
        public enum Method {
            HASH,
            TAIL
        }
    }
}
