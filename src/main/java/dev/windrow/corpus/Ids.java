package dev.windrow.corpus;

import dev.windrow.text.Vocabulary;
import java.util.List;

/** Symbols as ids. */
final class Ids {
    private Ids() {}

    static int[] of(Vocabulary vocabulary, List<String> symbols) {
        int[] ids = new int[symbols.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = vocabulary.id(symbols.get(i));
        }
        return ids;
    }
}
