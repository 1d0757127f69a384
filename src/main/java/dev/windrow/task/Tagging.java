package dev.windrow.task;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.MostFrequentTag;
import dev.windrow.baseline.Names;
import dev.windrow.baseline.SeenWords;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.baseline.TrainingEntities;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.config.TextSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Targets;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A label for each word: parts of speech, entities. Its predictions are CoNLL columns, word TAB label. */
public final class Tagging implements Task {
    private static final long serialVersionUID = 1;

    @Override
    public Targets targets() {
        return Targets.LABEL_EACH_SYMBOL;
    }

    @Override
    public List<String> problems(JobFile job) {
        List<String> problems = new ArrayList<>();
        if (job.text().tokenizer() != TextSection.Tokenizer.GIVEN) {
            problems.add("text.tokenizer = " + job.text().tokenizer().name().toLowerCase(Locale.ROOT)
                    + ": must be given for tagging, where the corpus says which words have labels");
        }
        if (job.corpus().format() == CorpusSection.Format.FASTA) {
            problems.add("corpus.format = fasta: must be one that has words for tagging, such as conll; for bases try"
                    + " task: dna");
        }
        if (isAbsent(job.corpus().columns().token())) {
            problems.add("corpus.columns.token: must name the column with the words for tagging; form in conllu, 0 in"
                    + " most conll files");
        }
        if (isAbsent(job.corpus().columns().label())) {
            problems.add("corpus.columns.label: must name the column with the labels for tagging; upos in conllu, -1 in"
                    + " most conll files");
        }
        return problems;
    }

    @Override
    public Example example(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        Example question = question(record, corpus, tokenizer);
        List<String> labels = values(record, corpus, corpus.columns().label());
        if (labels.size() != question.inputs().size()) {
            throw new BadRecordException(
                    record.source(),
                    "has " + question.inputs().size() + " words and " + labels.size()
                            + " labels; must have as many of both");
        }
        for (int word = 0; word < labels.size(); word++) {
            if (labels.get(word).isBlank()) {
                throw new BadRecordException(
                        record.source(),
                        "has no label in column '" + corpus.columns().label() + "' for its word " + (word + 1) + ", '"
                                + question.inputs().get(word) + "'; must have one a word");
            }
        }
        return new Example(record.id(), record.source(), question.inputs(), labels);
    }

    @Override
    public Example question(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        List<String> words = new ArrayList<>();
        for (String word : values(record, corpus, corpus.columns().token())) {
            // A word with a space inside ("1 000") stays one, for it has one label.
            words.add(String.join(" ", tokenizer.tokens(word)));
        }
        if (words.isEmpty() || words.contains("")) {
            throw new BadRecordException(
                    record.source(),
                    "has no word in column '" + corpus.columns().token() + "'; must have one a label");
        }
        return new Example(record.id(), record.source(), words, List.of());
    }

    @Override
    public Optional<RawRecord> typed(String line, int number, CorpusSection corpus) {
        return Optional.of(
                Task.typed(number, corpus.columns().token(), Tokenizer.given().tokens(line)));
    }

    @Override
    public TaskScores scores(SplitWindows windows) {
        return new TaggerScores(Names.labels(windows.targets()), SeenWords.of(windows));
    }

    @Override
    public List<Baseline> baselines() {
        return List.of(new MostFrequentTag(), new TrainingEntities());
    }

    @Override
    public List<String> lines(Example question, Answer answer, Vocabulary targets, Form form) {
        List<String> labels = new ArrayList<>();
        for (int label : answer.symbols()) {
            labels.add(targets.symbol(label));
        }
        return switch (form) {
            case LINES -> columns(question.inputs(), labels);
            case JSON_LINES -> {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("id", question.id());
                values.put("tokens", question.inputs());
                values.put("labels", labels);
                yield List.of(Json.line(values));
            }
        };
    }

    private static List<String> columns(List<String> words, List<String> labels) {
        List<String> lines = new ArrayList<>();
        for (int k = 0; k < labels.size(); k++) {
            lines.add(Fields.escaped(words.get(k)) + "\t" + Fields.escaped(labels.get(k)));
        }
        lines.add("");
        return lines;
    }

    /** The values of a column, one a word: those of an array, or of one value that white space parts. */
    private static List<String> values(RawRecord record, CorpusSection corpus, String column) {
        return switch (corpus.format()) {
            case CONLL, CONLLU -> record.values(column);
            case JSONL, PARQUET -> {
                List<String> values = record.values(column);
                yield values.size() == 1 ? Tokenizer.given().tokens(values.get(0)) : values;
            }
            case TEXT, CSV, TSV, PARALLEL, FASTA, WAV, PIANO_ROLL, GENERATE ->
                Tokenizer.given().tokens(record.value(column));
        };
    }

    private static boolean isAbsent(String column) {
        return column == null || column.isEmpty();
    }
}
