package dev.windrow.train;

import dev.windrow.train.report.EpochReport;
import dev.windrow.train.report.RoundReport;
import dev.windrow.train.report.TrainingListener;

/** Listens and remembers the last reports. */
final class Silent implements TrainingListener {
    RoundReport lastRound;
    EpochReport lastEpoch;
    int rounds;

    @Override
    public void round(RoundReport report) {
        lastRound = report;
        rounds++;
    }

    @Override
    public void epoch(EpochReport report) {
        lastEpoch = report;
    }
}
