package dev.windrow.baseline;

import dev.windrow.metric.ClassificationScores;
import dev.windrow.sequence.Window;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;

/** The label that training had most often, the lowest id among equals, for every text. */
public final class MajorityClass implements Baseline {
    @Override
    public String name() {
        return "majority-class";
    }

    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        int label = mostFrequent(windows.train());
        ClassificationScores empty = new ClassificationScores(Names.labels(windows.targets()));
        return Scoring.score(windows.scored(), empty, (window, scores) -> scores.add(window.targets()[0], label))
                .values();
    }

    private static int mostFrequent(JavaRDD<Window> windows) {
        Map<Integer, Long> counts = windows.map(window -> window.targets()[0]).countByValue();
        int best = 0;
        long most = 0;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            int label = entry.getKey();
            long count = entry.getValue();
            if (label >= 0 && (count > most || (count == most && label < best))) {
                best = label;
                most = count;
            }
        }
        return best;
    }
}
