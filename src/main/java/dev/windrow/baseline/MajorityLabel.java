package dev.windrow.baseline;

import java.util.Map;

/** The label that most places of the training sequences had, the lowest id among equals, everywhere. */
public final class MajorityLabel implements Baseline {
    @Override
    public String name() {
        return "majority-label";
    }

    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        long[] counts = LabelledFrames.counts(windows.train(), windows.targets().size());
        int most = 0;
        for (int label = 1; label < counts.length; label++) {
            most = counts[label] > counts[most] ? label : most;
        }
        int label = most;
        return LabelledFrames.score(windows, (frames, step) -> label);
    }
}
