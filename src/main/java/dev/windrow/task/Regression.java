package dev.windrow.task;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.MeanValue;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.corpus.NumberColumns;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.RawVectors;
import dev.windrow.sequence.Targets;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A number for a whole sequence of vectors: a dose by the course of a fever, the sum of two marked numbers. Its
 * predictions are lines of id TAB value and, with network.output.interval, TAB low TAB high.
 */
public final class Regression implements Task {
    private static final long serialVersionUID = 1;

    @Override
    public Inputs inputs() {
        return Inputs.VECTORS;
    }

    @Override
    public Targets targets() {
        return Targets.VALUES;
    }

    @Override
    public List<String> problems(JobFile job) {
        List<String> problems = new ArrayList<>();
        CorpusSection corpus = job.corpus();
        if (corpus.format() != CorpusSection.Format.GENERATE && corpus.vectors() == null) {
            problems.add(
                    "corpus.vectors is missing: must say which numbers regression reads; {} for all columns but the"
                            + " label's and the id's");
        }
        if (corpus.isSeries()) {
            problems.add(
                    "corpus.vectors.series: must be left out for regression, where a record is a whole sequence; to"
                            + " forecast a series try task: weather");
        }
        return problems;
    }

    @Override
    public Example example(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        String column = corpus.columns().label();
        String text = record.shared(column).trim();
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!Float.isFinite((float) value)) {
            throw new BadRecordException(
                    record.source(),
                    "has '" + text + "' in the column '" + column
                            + "' (corpus.columns.label): must be the number that is to be told");
        }
        return new Example(
                record.id(), record.source(), List.of(), List.of(), vectors(record, corpus), RawVectors.one(value));
    }

    @Override
    public Example question(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        return new Example(record.id(), record.source(), vectors(record, corpus), List.of());
    }

    @Override
    public Optional<RawRecord> typed(String line, int number, CorpusSection corpus) {
        return TypedNumbers.record(line, number, corpus);
    }

    private static RawVectors vectors(RawRecord record, CorpusSection corpus) {
        return record.vectors().isNone() ? NumberColumns.of(record, corpus) : RawVectors.of(record.vectors());
    }

    @Override
    public TaskScores scores(SplitWindows windows) {
        return new RegressionScores(windows.values());
    }

    @Override
    public List<Baseline> baselines() {
        return List.of(new MeanValue());
    }

    @Override
    public List<String> lines(Example question, Answer answer, Vocabulary targets, Form form) {
        Answer.Forecast told = answer.forecasts().get(0);
        return switch (form) {
            case LINES ->
                List.of(Fields.escaped(question.id()) + "\t" + told.mean()
                        + (told.hasInterval() ? "\t" + told.low() + "\t" + told.high() : ""));
            case JSON_LINES -> {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("id", question.id());
                values.put("value", told.mean());
                if (told.hasInterval()) {
                    values.put("low", told.low());
                    values.put("high", told.high());
                }
                yield List.of(Json.line(values));
            }
        };
    }
}
