package dev.windrow.task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a sentence is to say: {@code inform(name='blue fin';kidsallowed=yes)}. As symbols that is {@code inform name='
 * "blue fin" kidsallowed= yes}: a value is one symbol, quoted or not, and the slot's symbol before it ends with a quote
 * if the value is one that sentences name word for word. All are but {@code yes}, {@code no}, {@code none} and
 * {@code dont_care}.
 */
final class DialogueAct {
    /** How the symbol of a slot ends whose value is a name. */
    static final String NAMED = "='";

    /** Values that say how a sentence is to be put, and not what stands in it. */
    private static final Set<String> UNNAMED = Set.of("yes", "no", "none", "dont_care", "dontcare");

    private static final Pattern ACT = Pattern.compile("\\s*(\\S+?)\\s*\\((.*)\\)\\s*");
    private static final Pattern SLOT =
            Pattern.compile("\\s*([^=;'\\s]+)\\s*(?:=\\s*(?:'([^']*)'|([^';]*)))?\\s*(;|$)");

    private static final Set<String> ARTICLES = Set.of("the", "a", "an");

    private DialogueAct() {}

    private static boolean bringsArticle(String name, String before) {
        int space = name.indexOf(' ');
        return space > 0 && ARTICLES.contains(name.substring(0, space)) && ARTICLES.contains(before);
    }

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
        String value = slot.group(2) != null ? slot.group(2) : slot.group(3);
        if (value == null) {
            symbols.add(slot.group(1));
        } else if (value.isBlank()) {
            symbols.add(slot.group(1) + "=");
        } else {
            symbols.add(slot.group(1) + (UNNAMED.contains(value.trim()) ? "=" : NAMED));
            symbols.add(value.trim());
        }
    }

    /** What acts have in common that differ in their names alone. */
    static String withoutNames(List<String> act) {
        List<String> rest = new ArrayList<>();
        for (int k = 0; k < act.size(); k++) {
            if (k == 0 || !act.get(k - 1).endsWith(NAMED)) {
                rest.add(act.get(k));
            }
        }
        return String.join(" ", rest);
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

    /**
     * Words in which each slot of an act has its name again; a slot the act has not stays. Where it has several names
     * of one slot, each stands in for the next such slot of the words, the last for all further ones. An article before
     * a slot gives way to that of its name: the words were learned from names that had none.
     */
    static List<String> lexicalised(List<String> act, List<String> words) {
        Map<String, Deque<String>> names = new HashMap<>();
        for (int k = 0; k + 1 < act.size(); k++) {
            if (act.get(k).endsWith(NAMED)) {
                names.computeIfAbsent(placeholder(act.get(k)), slot -> new ArrayDeque<>())
                        .add(act.get(k + 1));
            }
        }
        List<String> named = new ArrayList<>();
        for (String word : words) {
            Deque<String> left = names.get(word);
            if (left == null) {
                named.add(word);
            } else {
                String name = left.size() == 1 ? left.element() : left.remove();
                if (!named.isEmpty() && bringsArticle(name, named.get(named.size() - 1))) {
                    named.remove(named.size() - 1);
                }
                named.add(name);
            }
        }
        return named;
    }
}
