package dev.windrow.baseline;

import java.util.Map;

/** Something simple that a network has to beat. */
public interface Baseline {
    /** The name it is reported by, in kebab case. */
    String name();

    /** Whether it can say anything of these windows; left out of the report if not. */
    default boolean suits(SplitWindows windows) {
        return true;
    }

    /**
     * Learns from the training windows and is scored on the others, by the metrics of the task and with numbers of its
     * own behind them. The same windows give the same numbers, however they are spread over a cluster.
     *
     * @param progress is told how far it is while it takes long
     */
    Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress);

    /** The same, with nobody told. */
    default Map<String, Double> evaluate(SplitWindows windows) {
        return evaluate(windows, BaselineProgress.SILENT);
    }
}
