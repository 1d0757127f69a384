package dev.windrow.task;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.MajorityClass;
import dev.windrow.baseline.Names;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.baseline.TextRegression;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
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

/** One label for a whole text. Its predictions are lines of id TAB label TAB probability. */
public final class Classification implements Task {
    private static final long serialVersionUID = 1;

    @Override
    public Targets targets() {
        return Targets.LABEL;
    }

    @Override
    public List<String> problems(JobFile job) {
        List<String> problems = new ArrayList<>();
        CorpusSection.Columns columns = job.corpus().columns();
        CorpusSection.Format format = job.corpus().format();
        if (format == CorpusSection.Format.TEXT || format == CorpusSection.Format.FASTA) {
            problems.add("corpus.format = " + format.name().toLowerCase(Locale.ROOT)
                    + ": must be one that has a column of labels for classification, such as tsv");
        }
        if (columns.text().equals(columns.label())) {
            problems.add("corpus.columns.label = " + columns.label()
                    + ": must be another column than corpus.columns.text, or the text gives the label away");
        }
        return problems;
    }

    @Override
    public Example example(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        Example question = question(record, corpus, tokenizer);
        String label = record.value(corpus.columns().label()).trim();
        if (label.isEmpty()) {
            throw new BadRecordException(
                    record.source(),
                    "has an empty label in column '" + corpus.columns().label() + "'");
        }
        return new Example(record.id(), record.source(), question.inputs(), List.of(label));
    }

    @Override
    public Example question(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        List<String> symbols =
                tokenizer.tokens(record.value(corpus.columns().text()).strip());
        if (symbols.isEmpty()) {
            throw new BadRecordException(
                    record.source(),
                    "has no symbol in column '" + corpus.columns().text() + "'; a text must have at least one");
        }
        return new Example(record.id(), record.source(), symbols, List.of());
    }

    @Override
    public TaskScores scores(SplitWindows windows) {
        return new ClassifierScores(Names.labels(windows.targets()));
    }

    @Override
    public List<Baseline> baselines() {
        return List.of(new MajorityClass(), new TextRegression());
    }

    @Override
    public List<String> lines(Example question, Answer answer, Vocabulary targets, Form form) {
        String label = targets.symbol(answer.symbols()[0]);
        // Six places: what lies behind them is the rounding of the network's single precision.
        double probability = Math.rint(Math.exp(answer.logProbabilities()[0]) * 1e6) / 1e6;
        return switch (form) {
            case LINES ->
                List.of(String.format(
                        Locale.ROOT, "%s\t%s\t%.6f", question.id().replace('\t', ' '), label, probability));
            case JSON_LINES -> {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("id", question.id());
                values.put("label", label);
                values.put("probability", probability);
                yield List.of(Json.line(values));
            }
        };
    }
}
