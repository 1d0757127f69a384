package dev.windrow.baseline;

import dev.windrow.baseline.LabelledFrames.Frame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The label of the nearest training frame, the first among equals: what a frame's own values tell, whatever comes
 * before and behind. It remembers a bounded number of frames that lie evenly over the training sequences.
 */
public final class NearestFrame implements Baseline {
    /** Frames remembered. */
    private static final int MOST = 10_000;

    @Override
    public String name() {
        return "nearest-frame";
    }

    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        List<Frame> known = LabelledFrames.evenly(windows.train(), MOST);
        Map<String, Double> values = new LinkedHashMap<>(
                LabelledFrames.score(windows, (frames, step) -> LabelledFrames.nearest(known, frames, step)));
        values.put("trainingFrames", (double) known.size());
        return values;
    }
}
