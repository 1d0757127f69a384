package dev.windrow.task;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a sentence is to say: {@code inform(name='blue fin';pricerange=moderate)}. As symbols that is {@code inform
 * name=' "blue fin" pricerange= moderate}: a name in quotes is one symbol, and its slot's symbol ends with the quote.
 */
final class DialogueAct {
    /** How the symbol of a slot ends whose value is a name. */
    static final String NAMED = "='";

    private static final Pattern ACT = Pattern.compile("\\s*(\\S+?)\\s*\\((.*)\\)\\s*");
    private static final Pattern SLOT =
            Pattern.compile("\\s*([^=;'\\s]+)\\s*(?:=\\s*(?:'([^']*)'|([^';]*)))?\\s*(;|$)");

    private DialogueAct() {}

    /**
     * The symbols of an act.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static List<String> symbols(String text) {
        Matcher act = ACT.matcher(text);
        if (!act.matches()) {
            throw new IllegalArgumentException(
                    "act '" + text + "': must be like inform(name='blue fin';pricerange=moderate)");
        }
        List<String> symbols = new ArrayList<>();
        symbols.add(act.group(1));
        String slots = act.group(2).trim();
        Matcher slot = SLOT.matcher(slots);
        int at = 0;
        while (at < slots.length()) {
            if (!slot.find(at) || slot.start() != at) {
                throw new IllegalArgumentException("act '" + text + "': has no slot at '" + slots.substring(at)
                        + "'; must be like name='blue fin'");
            }
            add(slot, symbols);
            at = slot.end();
        }
        return symbols;
    }

    private static void add(Matcher slot, List<String> symbols) {
        if (slot.group(2) != null && !slot.group(2).isBlank()) {
            symbols.add(slot.group(1) + NAMED);
            symbols.add(slot.group(2));
        } else if (slot.group(3) != null) {
            symbols.add(slot.group(1) + "=");
            if (!slot.group(3).isBlank()) {
                symbols.add(slot.group(3).trim());
            }
        } else {
            symbols.add(slot.group(1));
        }
    }

    /** Words in which each name of an act is its slot, {@code <name>}: what a network can say of names it never saw. */
    static List<String> delexicalised(List<String> act, List<String> words) {
        List<String> slotted = new ArrayList<>(words);
        for (int k = 0; k + 1 < act.size(); k++) {
            if (act.get(k).endsWith(NAMED)) {
                replace(slotted, List.of(act.get(k + 1).split(" ")), placeholder(act.get(k)));
            }
        }
        return slotted;
    }

    private static void replace(List<String> words, List<String> name, String slot) {
        for (int from = 0; from + name.size() <= words.size(); from++) {
            List<String> part = words.subList(from, from + name.size());
            if (part.equals(name)) {
                part.clear();
                words.add(from, slot);
            }
        }
    }

    private static String placeholder(String symbol) {
        return '<' + symbol.substring(0, symbol.length() - NAMED.length()) + '>';
    }

    /** Words in which each slot of an act has its name again; a slot the act has not stays. */
    static List<String> lexicalised(List<String> act, List<String> words) {
        List<String> named = new ArrayList<>(words);
        for (int k = 0; k + 1 < act.size(); k++) {
            if (act.get(k).endsWith(NAMED)) {
                String slot = placeholder(act.get(k));
                String name = act.get(k + 1);
                named.replaceAll(word -> word.equals(slot) ? name : word);
            }
        }
        return named;
    }
}
