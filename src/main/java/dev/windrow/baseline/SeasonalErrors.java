package dev.windrow.baseline;

import dev.windrow.corpus.SeriesLayout;
import dev.windrow.metric.ForecastErrors;
import dev.windrow.sequence.Window;
import java.util.ArrayList;
import java.util.List;

/** The mean error of the seasonal naive forecast in the training windows of a series, by which errors are scaled. */
public final class SeasonalErrors {
    private SeasonalErrors() {}

    /** One for each column that is forecast, in the units of the network; 1 where the training data never change. */
    public static List<Double> of(SplitWindows windows) {
        SeriesLayout layout = windows.series();
        List<Double> errors = new ArrayList<>();
        for (int target = 0; target < layout.targets(); target++) {
            int column = target;
            double error = Scoring.score(windows.train(), new ForecastErrors(), (window, state) -> {
                        float next = window.targetVectors().at(0, column);
                        if (!Float.isNaN(next)) {
                            double level = layout.level(next, back(layout, window, column, 1));
                            state.add(level, SeasonalNaive.value(layout, window, column, layout.season()));
                        }
                    })
                    .values()
                    .get("mae");
            errors.add(error > 0 ? error : 1.0);
        }
        return errors;
    }

    /** The value of a target's column at a step of the history, counted back from the next step: 1 is the last. */
    static float back(SeriesLayout layout, Window window, int target, int steps) {
        return window.inputVectors()
                .at(layout.history() - steps, layout.places().get(target));
    }
}
