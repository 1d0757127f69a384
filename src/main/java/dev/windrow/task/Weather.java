package dev.windrow.task;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.LinearForecast;
import dev.windrow.baseline.Persistence;
import dev.windrow.baseline.SeasonalNaive;
import java.util.List;

/** The values of a series for several steps ahead, from many variables and the calendar. */
public final class Weather implements Forecasting {
    private static final long serialVersionUID = 1;

    @Override
    public List<Baseline> baselines() {
        return List.of(new Persistence(), new SeasonalNaive(), new LinearForecast());
    }
}
