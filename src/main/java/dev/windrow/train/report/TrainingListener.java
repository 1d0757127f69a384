package dev.windrow.train.report;

/** Is told how a run goes, on the driver's thread. */
public interface TrainingListener {
    /** A round is over. */
    void round(RoundReport report);

    /** An epoch and its validation are over. */
    void epoch(EpochReport report);

    /** Tells several listeners, in order. */
    static TrainingListener all(TrainingListener... listeners) {
        return new TrainingListener() {
            @Override
            public void round(RoundReport report) {
                for (TrainingListener listener : listeners) {
                    listener.round(report);
                }
            }

            @Override
            public void epoch(EpochReport report) {
                for (TrainingListener listener : listeners) {
                    listener.epoch(report);
                }
            }
        };
    }
}
