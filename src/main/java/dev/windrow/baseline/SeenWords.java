package dev.windrow.baseline;

import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * The words of the training windows. Where windows have characters a word is its spelling; otherwise it is its id, and
 * a word too rare for an id of its own counts as unseen.
 */
public final class SeenWords implements Serializable {
    private static final long serialVersionUID = 1;

    private final long[] keys;

    private SeenWords(long[] keys) {
        this.keys = keys;
    }

    /** Reads the training windows once; 8 bytes a different word come to the driver. */
    public static SeenWords of(SplitWindows windows) {
        List<long[]> parts = windows.train()
                .mapPartitions(part -> {
                    HashSet<Long> found = new HashSet<>();
                    part.forEachRemaining(window -> {
                        for (int step = 0; step < window.length(); step++) {
                            found.add(WordKey.of(window, step));
                        }
                    });
                    return List.of(found.stream().mapToLong(Long::longValue).toArray())
                            .iterator();
                })
                .collect();
        long[] keys =
                parts.stream().flatMapToLong(Arrays::stream).distinct().sorted().toArray();
        return new SeenWords(keys);
    }

    /** Whether training saw the word at this place. */
    public boolean contains(Minibatch batch, int row, int step) {
        boolean spelled = batch.spellingOf().length > 0;
        return contains(WordKey.of(batch, row, step), spelled);
    }

    boolean contains(Window window, int step) {
        return contains(WordKey.of(window, step), window.letters().length > 0);
    }

    private boolean contains(long key, boolean spelled) {
        return (spelled || key != Vocabulary.UNKNOWN) && Arrays.binarySearch(keys, key) >= 0;
    }
}
