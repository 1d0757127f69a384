package dev.windrow.baseline;

import dev.windrow.corpus.SeriesLayout;
import java.util.Map;

/** The last value, for every step ahead: what a random walk asks for. */
public final class Persistence implements Baseline {
    @Override
    public String name() {
        return "persistence";
    }

    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        SeriesLayout layout = windows.series();
        return SeriesScoring.score(windows, (window, step, target) -> SeasonalErrors.back(layout, window, target, 1));
    }
}
