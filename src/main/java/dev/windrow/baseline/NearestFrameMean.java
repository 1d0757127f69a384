package dev.windrow.baseline;

import dev.windrow.baseline.LabelledFrames.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The label whose training frames have the nearest mean to a frame, the lowest id among equals; means of a bounded
 * number of frames that lie evenly over the training sequences.
 */
public final class NearestFrameMean implements Baseline {
    /** Frames that means are taken of. */
    private static final int MOST = 50_000;

    @Override
    public String name() {
        return "nearest-frame-mean";
    }

    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        List<Frame> frames = LabelledFrames.evenly(windows.train(), MOST);
        List<Frame> means = means(frames, windows.targets().size());
        Map<String, Double> values = new LinkedHashMap<>(
                LabelledFrames.score(windows, (vectors, step) -> LabelledFrames.nearest(means, vectors, step)));
        values.put("trainingFrames", (double) frames.size());
        return values;
    }

    /** The mean of each label that occurs, by id. */
    private static List<Frame> means(List<Frame> frames, int labels) {
        double[][] sums = new double[labels][];
        int[] counts = new int[labels];
        for (Frame frame : frames) {
            float[] values = frame.values();
            sums[frame.label()] = counts[frame.label()]++ == 0 ? new double[values.length] : sums[frame.label()];
            for (int k = 0; k < values.length; k++) {
                sums[frame.label()][k] += values[k];
            }
        }
        List<Frame> means = new ArrayList<>();
        for (int label = 0; label < labels; label++) {
            if (counts[label] > 0) {
                float[] mean = new float[sums[label].length];
                for (int k = 0; k < mean.length; k++) {
                    mean[k] = (float) (sums[label][k] / counts[label]);
                }
                means.add(new Frame(mean, label));
            }
        }
        return means;
    }
}
