package dev.windrow.baseline;

import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** What the ids of a vocabulary stand for, by id. */
public final class Names {
    private Names() {}

    /** The names of labels. */
    public static List<String> labels(Vocabulary labels) {
        List<String> names = new ArrayList<>(labels.size());
        for (int id = 0; id < labels.size(); id++) {
            names.add(labels.symbol(id));
        }
        return names;
    }

    /** The text of symbols, empty for those that stand for none. */
    public static List<String> spellings(Vocabulary symbols) {
        List<String> names = labels(symbols);
        for (int id = 0; id < Vocabulary.SPECIAL_SYMBOLS.size(); id++) {
            names.set(id, "");
        }
        return names;
    }
}
