package dev.windrow.metric;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far transcripts are from what was said: error rates of words and characters, and how many are right as a whole.
 */
public final class TranscriptScores implements Metric<TranscriptScores> {
    private static final long serialVersionUID = 1;

    private final ErrorRate words = ErrorRate.ofWords();
    private final ErrorRate characters = ErrorRate.ofCharacters();
    private long right;
    private long transcripts;

    /** One transcript. */
    public void add(String reference, String hypothesis) {
        words.add(reference, hypothesis);
        characters.add(reference, hypothesis);
        right += WhiteSpace.words(reference).equals(WhiteSpace.words(hypothesis)) ? 1 : 0;
        transcripts++;
    }

    @Override
    public TranscriptScores merge(TranscriptScores other) {
        words.merge(other.words);
        characters.merge(other.characters);
        right += other.right;
        transcripts += other.transcripts;
        return this;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>(words.values());
        values.putAll(characters.values());
        values.put("exactMatch", Ratio.share(right, transcripts));
        return values;
    }
}
