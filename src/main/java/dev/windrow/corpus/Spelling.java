package dev.windrow.corpus;

import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * The letters of symbols as ids. Of a symbol longer than {@value #LONGEST} letters the first {@value #FIRST} and the
 * last {@value #LAST} are kept: endings say much of a word. A special symbol is spelled by its own id.
 */
final class Spelling {
    static final int FIRST = 24;
    static final int LAST = 8;
    static final int LONGEST = FIRST + LAST;

    private static final int REMEMBERED = 1 << 15;
    private static final int[][] NONE = {};
    private static final Tokenizer CHARACTERS = Tokenizer.characters();

    @Nullable
    private final Vocabulary letters;

    private final Map<String, int[]> spellings = new HashMap<>();

    /** Without letters every spelling is empty. */
    Spelling(@Nullable Vocabulary letters) {
        this.letters = letters;
    }

    /** The letters of some symbols, [symbol][letter], or an empty array without letters. */
    int[][] of(List<String> symbols) {
        if (letters == null) {
            return NONE;
        }
        int[][] spelled = new int[symbols.size()][];
        for (int i = 0; i < spelled.length; i++) {
            spelled[i] = of(letters, symbols.get(i));
        }
        return spelled;
    }

    private int[] of(Vocabulary vocabulary, String symbol) {
        int[] known = spellings.get(symbol);
        if (known == null) {
            known = spell(vocabulary, symbol);
            if (spellings.size() >= REMEMBERED) {
                spellings.clear();
            }
            spellings.put(symbol, known);
        }
        return known;
    }

    private static int[] spell(Vocabulary vocabulary, String symbol) {
        int special = Vocabulary.SPECIAL_SYMBOLS.indexOf(symbol);
        if (special >= 0) {
            return new int[] {special};
        }
        List<String> all = CHARACTERS.tokens(symbol);
        int[] ids = new int[Math.min(all.size(), LONGEST)];
        for (int i = 0; i < ids.length; i++) {
            int place = i < FIRST || all.size() <= LONGEST ? i : all.size() - LONGEST + i;
            ids[i] = vocabulary.id(all.get(place));
        }
        return ids;
    }
}
