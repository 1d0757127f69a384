package dev.windrow.bench;

import dev.windrow.train.report.EpochReport;
import dev.windrow.train.report.RoundReport;
import dev.windrow.train.report.TrainingListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Remembers how long rounds took. */
final class RoundTimes implements TrainingListener {
    private final List<Double> seconds = new ArrayList<>();

    @Override
    public void round(RoundReport report) {
        seconds.add(report.seconds().round());
    }

    @Override
    public void epoch(EpochReport report) {}

    /** Seconds of the median round of those from {@code first} on. */
    double median(int first) {
        List<Double> sorted = new ArrayList<>(seconds.subList(first, seconds.size()));
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
