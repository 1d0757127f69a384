package dev.windrow.train;

import dev.windrow.train.report.EpochReport;
import dev.windrow.train.report.RoundReport;
import dev.windrow.train.report.RunEvent;
import dev.windrow.train.report.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/** Listens and remembers. */
final class Silent implements TrainingListener {
    final List<RoundReport> all = new ArrayList<>();
    final List<EpochReport> epochs = new ArrayList<>();
    final List<RunEvent> events = new ArrayList<>();
    RoundReport lastRound;
    EpochReport lastEpoch;
    int rounds;

    @Override
    public void round(RoundReport report) {
        all.add(report);
        lastRound = report;
        rounds++;
    }

    @Override
    public void epoch(EpochReport report) {
        epochs.add(report);
        lastEpoch = report;
    }

    @Override
    public void event(RunEvent event) {
        events.add(event);
    }
}
