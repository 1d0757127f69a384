package dev.windrow.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * A text as numbers, cut into windows one after the other.
 *
 * @param ids symbols, from 0
 * @param symbols how many different ones
 */
record CharacterText(int[] ids, int symbols) {
    /** The system property with the path of the text; without it a text is drawn. */
    static final String PROPERTY = "bench.text";

    private static final int DRAWN = 1_000_000;
    private static final int FOLLOWERS = 6;

    /** The text of {@link #PROPERTY}. */
    static CharacterText given() {
        String path = System.getProperty(PROPERTY);
        return path == null ? drawn() : read(Path.of(path));
    }

    private static CharacterText read(Path path) {
        try {
            int[] characters = Files.readString(path).codePoints().toArray();
            int[] alphabet = Arrays.stream(characters).distinct().sorted().toArray();
            int[] ids = Arrays.stream(characters)
                    .map(character -> Arrays.binarySearch(alphabet, character))
                    .toArray();
            return new CharacterText(ids, alphabet.length);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** A Markov chain: each symbol is followed by one of a few. Speed does not ask what a text says. */
    private static CharacterText drawn() {
        Random random = new Random(1);
        int[][] followers = new int[Row.SYMBOLS][];
        Arrays.setAll(
                followers, symbol -> random.ints(FOLLOWERS, 0, Row.SYMBOLS).toArray());
        int[] ids = new int[DRAWN];
        for (int place = 1; place < DRAWN; place++) {
            ids[place] = followers[ids[place - 1]][random.nextInt(FOLLOWERS)];
        }
        return new CharacterText(ids, Row.SYMBOLS);
    }

    /** Windows whose every symbol has a next one. */
    int windows() {
        return (ids.length - 1) / Row.STEPS;
    }

    /** The symbols of a window and the one that follows. */
    int[] window(int window) {
        return Arrays.copyOfRange(ids, window * Row.STEPS, (window + 1) * Row.STEPS + 1);
    }
}
