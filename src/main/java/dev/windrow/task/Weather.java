package dev.windrow.task;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.LinearForecast;
import dev.windrow.baseline.Persistence;
import dev.windrow.baseline.SeasonalNaive;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.corpus.SeriesColumns;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Targets;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.List;

/**
 * The values of a series for several steps ahead, from many variables and the calendar. Its predictions are lines of
 * id, column, step, forecast and, with network.output.interval, low and high.
 */
public final class Weather implements Task {
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
        return Forecasting.problems(job, name());
    }

    @Override
    public Example example(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        return SeriesColumns.step(record, corpus);
    }

    @Override
    public Example question(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        return SeriesColumns.step(record, corpus);
    }

    @Override
    public TaskScores scores(SplitWindows windows) {
        return new SeriesForecasts(windows);
    }

    @Override
    public List<Baseline> baselines() {
        return List.of(new Persistence(), new SeasonalNaive(), new LinearForecast());
    }

    @Override
    public List<String> lines(Example question, Answer answer, Vocabulary targets, Form form) {
        return Forecasting.lines(question, answer, form);
    }
}
