package dev.windrow.task;

import dev.windrow.config.JobFile;
import dev.windrow.config.VectorsSection;
import dev.windrow.sequence.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What tasks that forecast a series have in common. */
final class Forecasting {
    private Forecasting() {}

    static List<String> problems(JobFile job, String task) {
        VectorsSection vectors = job.corpus().vectors();
        return vectors == null || vectors.series() == null
                ? List.of("corpus.vectors.series is missing: must say how a series becomes windows for " + task
                        + ", such as {history: 24, horizon: 1}")
                : List.of();
    }

    /** A line a value: id, column, step ahead, forecast and the ends of its interval, comma-separated. */
    static List<String> lines(Example question, Answer answer, Form form) {
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
