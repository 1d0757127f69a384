package dev.windrow.baseline;

import dev.windrow.metric.LabellingScores;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;

/** Frames of windows that have a label each, one by one. */
final class LabelledFrames {
    private LabelledFrames() {}

    /** A frame's values and its label's id, not negative. */
    record Frame(float[] values, int label) implements Serializable {
        /** The squared distance to a frame of a sequence. */
        double distance(Vectors vectors, int step) {
            double distance = 0;
            for (int k = 0; k < values.length; k++) {
                double apart = vectors.at(step, k) - values[k];
                distance += apart * apart;
            }
            return distance;
        }
    }

    /** Says which label a frame has. */
    @FunctionalInterface
    interface Guess extends Serializable {
        int label(Vectors frames, int step);
    }

    /** The scores of a guess on the reported windows. */
    static Map<String, Double> score(SplitWindows windows, Guess guess) {
        LabellingScores empty = new LabellingScores(Names.labels(windows.targets()));
        return Scoring.score(windows.scored(), empty, (window, scores) -> {
                    int[] predicted = new int[window.length()];
                    double[] logOdds = new double[predicted.length];
                    for (int step = 0; step < predicted.length; step++) {
                        predicted[step] = guess.label(window.inputVectors(), step);
                        logOdds[step] = predicted[step] == 1 ? 1 : 0;
                    }
                    scores.add(window.targets(), predicted, logOdds);
                })
                .values();
    }

    /** The label of the nearest of some frames, the first among equals. */
    static int nearest(List<Frame> frames, Vectors vectors, int step) {
        double least = Double.POSITIVE_INFINITY;
        int label = 0;
        for (Frame frame : frames) {
            double distance = frame.distance(vectors, step);
            if (distance < least) {
                least = distance;
                label = frame.label;
            }
        }
        return label;
    }

    /**
     * At most about {@code most} labelled frames that lie evenly over the windows, in their order and on the driver.
     */
    static List<Frame> evenly(JavaRDD<Window> windows, long most) {
        long all = windows.mapToDouble(Window::length).sum().longValue();
        long apart = Math.max(1, (all + most - 1) / most);
        return new ArrayList<>(windows.zipWithIndex()
                .map(numbered -> some(numbered._1, numbered._2, apart))
                .flatMap(List::iterator)
                .collect());
    }

    /** The first frame moves on from window to window, or all would lie at the same places of theirs. */
    private static List<Frame> some(Window window, long number, long apart) {
        List<Frame> frames = new ArrayList<>();
        for (int step = (int) (number % apart); step < window.length(); step += (int) apart) {
            if (window.targets()[step] != Window.NO_TARGET) {
                float[] values = window.inputVectors().slice(step, step + 1).values();
                frames.add(new Frame(values, window.targets()[step]));
            }
        }
        return frames;
    }

    /** How often each label occurs, by id. */
    static long[] counts(JavaRDD<Window> windows, int labels) {
        long[] counts = new long[labels];
        windows.flatMap(window -> Arrays.stream(window.targets()).boxed().iterator())
                .countByValue()
                .forEach((label, count) -> {
                    if (label != Window.NO_TARGET) {
                        counts[label] = count;
                    }
                });
        return counts;
    }
}
