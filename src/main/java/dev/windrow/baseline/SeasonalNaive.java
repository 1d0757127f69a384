package dev.windrow.baseline;

import dev.windrow.corpus.SeriesLayout;
import dev.windrow.sequence.Window;
import java.util.Map;

/** The value that stood a season ago, again and again: the same hour yesterday. */
public final class SeasonalNaive implements Baseline {
    @Override
    public String name() {
        return "seasonal-naive";
    }

    @Override
    public boolean suits(SplitWindows windows) {
        return windows.series().season() > 1;
    }

    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        SeriesLayout layout = windows.series();
        int season = layout.season();
        return SeriesScoring.score(windows, (window, step, target) -> {
            int back = season - step % season;
            return SeasonalErrors.back(layout, window, target, back);
        });
    }

    /** The value a season before the next step. */
    static float value(SeriesLayout layout, Window window, int target, int season) {
        return SeasonalErrors.back(layout, window, target, season);
    }
}
