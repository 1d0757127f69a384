package dev.windrow.task;

import dev.windrow.baseline.SplitWindows;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.config.VectorsSection;
import dev.windrow.corpus.SeriesColumns;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Targets;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of series some steps ahead. Predictions are lines of id, column, step ahead, forecast and, with
 * network.output.interval, low and high, comma-separated.
 */
interface Forecasting extends Task {
    @Override
    default Inputs inputs() {
        return Inputs.VECTORS;
    }

    @Override
    default Targets targets() {
        return Targets.VALUES;
    }

    @Override
    default List<String> problems(JobFile job) {
        VectorsSection vectors = job.corpus().vectors();
        return vectors == null || vectors.series() == null
                ? List.of("corpus.vectors.series is missing: must say how a series becomes windows for " + name()
                        + ", such as {history: 24, horizon: 1}")
                : List.of();
    }

    @Override
    default Example example(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        return SeriesColumns.step(record, corpus);
    }

    @Override
    default Example question(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        return SeriesColumns.step(record, corpus);
    }

    /** A forecast is made from more rows than one. */
    @Override
    default Optional<RawRecord> typed(String line, int number, CorpusSection corpus) {
        return Optional.empty();
    }

    @Override
    default TaskScores scores(SplitWindows windows) {
        return new SeriesForecasts(windows);
    }

    @Override
    default List<String> lines(Example question, Answer answer, Vocabulary targets, Form form) {
        List<String> lines = new ArrayList<>();
        for (Answer.Forecast forecast : answer.forecasts()) {
            lines.add(
                    switch (form) {
                        case LINES -> line(question.id(), forecast);
                        case JSON_LINES -> Json.line(values(question.id(), forecast));
                    });
        }
        return lines;
    }

    private static String line(String id, Answer.Forecast forecast) {
        return quoted(id) + "," + quoted(forecast.column()) + "," + forecast.step() + "," + forecast.mean()
                + (forecast.hasInterval() ? "," + forecast.low() + "," + forecast.high() : "");
    }

    private static String quoted(String text) {
        return text.matches("[^\",\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static Map<String, Object> values(String id, Answer.Forecast forecast) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("column", forecast.column());
        values.put("step", forecast.step());
        values.put("forecast", forecast.mean());
        if (forecast.hasInterval()) {
            values.put("low", forecast.low());
            values.put("high", forecast.high());
        }
        return values;
    }
}
