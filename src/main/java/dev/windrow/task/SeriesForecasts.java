package dev.windrow.task;

import dev.windrow.baseline.SeasonalErrors;
import dev.windrow.baseline.SeriesScoring;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.corpus.Scale;
import dev.windrow.corpus.SeriesLayout;
import dev.windrow.metric.SeriesScores;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import java.util.List;
import java.util.Map;

/** Scores of a network that forecasts a series. */
final class SeriesForecasts implements TaskScores {
    private static final long serialVersionUID = 1;
    /** The mean and both ends of the interval. */
    private static final int WITH_INTERVAL = 3;

    private final SeriesLayout layout;
    private final List<Double> seasonalErrors;
    private final SeriesScores scores;

    SeriesForecasts(SplitWindows windows) {
        layout = windows.series();
        seasonalErrors = SeasonalErrors.of(windows);
        scores = new SeriesScores(layout.horizon());
    }

    @Override
    public void add(Minibatch batch, Predictions predictions) {
        int width = layout.scale().width();
        int outputs = predictions.classes() / width;
        for (int row = 0; row < batch.rows(); row++) {
            for (int place = 0; place < width; place++) {
                double before = batch.inputVectors()
                        .at(
                                row * batch.steps() + batch.lengths()[row] - 1,
                                layout.places().get(layout.target(place)));
                double actual = layout.level(batch.targetVectors().at(row, place), before);
                double forecast = layout.level(predictions.value(row, 0, place * outputs), before);
                SeriesScoring.add(scores, layout, place, seasonalErrors, actual, forecast, before);
                if (outputs == WITH_INTERVAL && !Double.isNaN(actual)) {
                    Scale.Column column = layout.scale().columns().get(place);
                    scores.addInterval(
                            layout.step(place),
                            column.raw(actual),
                            column.raw(layout.level(predictions.value(row, 0, place * outputs + 1), before)),
                            column.raw(layout.level(predictions.value(row, 0, place * outputs + 2), before)));
                }
            }
        }
    }

    @Override
    public TaskScores merge(TaskScores other) {
        scores.merge(TaskScores.same(SeriesForecasts.class, other).scores);
        return this;
    }

    @Override
    public Map<String, Double> values() {
        return scores.values();
    }
}
