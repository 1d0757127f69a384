package dev.windrow.task;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.LinearForecast;
import dev.windrow.baseline.Persistence;
import java.util.List;

/** The values of series that walk, such as prices and exchange rates, beside the random walk. */
public final class Stocks implements Forecasting {
    private static final long serialVersionUID = 1;

    @Override
    public List<Baseline> baselines() {
        return List.of(new Persistence(), new LinearForecast());
    }
}
