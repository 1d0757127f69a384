package dev.windrow.baseline;

import dev.windrow.corpus.Scale;
import dev.windrow.corpus.SeriesLayout;
import dev.windrow.metric.SeriesScores;
import dev.windrow.sequence.Window;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** Scores forecasts that need nothing but the window, and adds forecasts to scores. */
public final class SeriesScoring {
    private SeriesScoring() {}

    /** A forecast of one value. */
    @FunctionalInterface
    interface Forecaster extends Serializable {
        /** In the units of the network; steps ahead and targets from 0. */
        double forecast(Window window, int step, int target);
    }

    static Map<String, Double> score(SplitWindows windows, Forecaster forecaster) {
        SeriesLayout layout = windows.series();
        List<Double> seasonalErrors = SeasonalErrors.of(windows);
        return Scoring.score(windows.scored(), new SeriesScores(layout.horizon()), (window, scores) -> {
                    for (int place = 0; place < layout.scale().width(); place++) {
                        int target = layout.target(place);
                        double before = SeasonalErrors.back(layout, window, target, 1);
                        double actual = layout.level(window.targetVectors().at(0, place), before);
                        double forecast = forecaster.forecast(window, layout.step(place), target);
                        add(scores, layout, place, seasonalErrors, actual, forecast, before);
                    }
                })
                .values();
    }

    /** Adds one forecast to scores, all numbers in the units of the network; one of a missing value is not added. */
    public static void add(
            SeriesScores scores,
            SeriesLayout layout,
            int place,
            List<Double> seasonalErrors,
            double actual,
            double forecast,
            double before) {
        if (!Double.isNaN(actual)) {
            Scale.Column column = layout.scale().columns().get(place);
            scores.add(
                    layout.step(place),
                    new SeriesScores.Observation(
                            column.raw(actual),
                            column.raw(forecast),
                            column.raw(before),
                            seasonalErrors.get(layout.target(place)) * column.deviation(),
                            column.deviation()));
        }
    }
}
