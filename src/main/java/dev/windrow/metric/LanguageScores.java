package dev.windrow.metric;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The scores of a language model: how well it foresees each symbol, and the keystrokes its completions save. A model of
 * characters is one whose symbols all have one code point.
 */
public final class LanguageScores implements Metric<LanguageScores> {
    private static final long serialVersionUID = 1;

    private final List<String> spellings;
    private final boolean characters;
    private final SymbolScores symbols;
    private final KeystrokesSaved keystrokes = new KeystrokesSaved();
    /** Made of the spellings where it is used, so that a state stays small on its way. */
    private transient Typing typing;

    /** Nothing observed yet; by the spelling of each id, empty for symbols that stand for no text. */
    public LanguageScores(List<String> spellings) {
        this.spellings = new ArrayList<>(spellings);
        characters = characters(spellings);
        symbols = characters ? SymbolScores.ofCharacters() : SymbolScores.ofSymbols();
    }

    /** Whether all symbols that stand for text have one code point. */
    public static boolean characters(List<String> spellings) {
        for (String spelling : spellings) {
            if (spelling.codePointCount(0, spelling.length()) > 1) {
                return false;
            }
        }
        return true;
    }

    /**
     * One sequence; no array is modified.
     *
     * @param inputs what the model saw, [step]
     * @param targets what followed, [step], negative where there is none
     */
    public void add(int[] inputs, int[] targets, Foresight model) {
        for (int step = 0; step < targets.length; step++) {
            if (targets[step] >= 0) {
                symbols.add(model.logProbability(step, targets[step]), model.rank(step, targets[step]));
            }
        }
        if (typing == null) {
            typing = characters ? typingOfCharacters() : typingOfWords();
        }
        typing.type(inputs, targets, model);
    }

    /** Symbols scored so far. */
    public long symbols() {
        return symbols.symbols();
    }

    @Override
    public LanguageScores merge(LanguageScores other) {
        symbols.merge(other.symbols);
        keystrokes.merge(other.keystrokes);
        return this;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>(symbols.values());
        values.putAll(keystrokes.values());
        return values;
    }

    private Typing typingOfCharacters() {
        BitSet letters = new BitSet();
        for (int id = 0; id < spellings.size(); id++) {
            String spelling = spellings.get(id);
            letters.set(id, !spelling.isEmpty() && Character.isLetterOrDigit(spelling.codePointAt(0)));
        }
        CharacterTyping typist = new CharacterTyping(letters);
        return (inputs, targets, model) -> {
            int[] best = new int[targets.length];
            for (int step = 0; step < best.length; step++) {
                best[step] = model.best(step);
            }
            typist.type(inputs, targets, best, keystrokes);
        };
    }

    private Typing typingOfWords() {
        WordTyping typist = new WordTyping(spellings);
        int[] found = new int[spellings.size()];
        return (inputs, targets, model) -> {
            for (int step = 0; step < targets.length; step++) {
                if (targets[step] >= 0) {
                    int count = model.before(step, targets[step], found);
                    typist.type(targets[step], found, count, keystrokes);
                }
            }
        };
    }

    private interface Typing {
        void type(int[] inputs, int[] targets, Foresight model);
    }
}
