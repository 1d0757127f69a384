package dev.windrow.baseline;

import dev.windrow.metric.TranscriptScores;
import dev.windrow.sequence.Window;
import java.util.Comparator;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;

/** The transcript that training had most often, the first by its text among equals, for every recording. */
public final class MostFrequentTranscript implements Baseline {
    private final String between;

    /** Of transcripts whose symbols are joined by a text. */
    public MostFrequentTranscript(String between) {
        this.between = between;
    }

    @Override
    public String name() {
        return "most-frequent-transcript";
    }

    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        TranscriptText texts = new TranscriptText(windows.targets(), between);
        String answer = mostFrequent(windows.train(), texts);
        return Scoring.score(
                        windows.scored(),
                        new TranscriptScores(),
                        (window, scores) -> scores.add(texts.of(window.targets()), answer))
                .values();
    }

    private static String mostFrequent(JavaRDD<Window> windows, TranscriptText texts) {
        Map<String, Long> counts =
                windows.map(window -> texts.of(window.targets())).countByValue();
        return counts.entrySet().stream()
                .min(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }
}
