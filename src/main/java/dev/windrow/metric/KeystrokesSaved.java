package dev.windrow.metric;

import java.util.Map;

/** The share of keystrokes a user saves who accepts right completions: 1 - keystrokes / characters. */
public final class KeystrokesSaved implements Metric<KeystrokesSaved> {
    private static final long serialVersionUID = 1;

    private long keystrokes;
    private long characters;

    /** A stretch of text that was typed whole, without or with completions. */
    public void add(long keystrokes, long characters) {
        this.keystrokes += keystrokes;
        this.characters += characters;
    }

    /**
     * A word whose completion is proposed after each keystroke, and taken with one more as soon as it is right.
     *
     * @param letters the word's length, at least 1
     * @param typed how many letters were typed when the right word was first proposed; {@code letters} if it never was
     */
    public void addWord(int letters, int typed) {
        add(Math.min(letters, typed + 1), letters);
    }

    @Override
    public KeystrokesSaved merge(KeystrokesSaved other) {
        add(other.keystrokes, other.characters);
        return this;
    }

    @Override
    public Map<String, Double> values() {
        return Map.of("keystrokesSaved", characters == 0 ? Double.NaN : 1 - (double) keystrokes / characters);
    }
}
