package dev.windrow.text;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Reader;
import java.io.Serializable;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Symbols and their ids, 0 to {@code size() - 1}. A vocabulary of symbols begins with {@code <pad> <unk> <s> </s>}, and
 * gives {@link #UNKNOWN} for what it does not hold; one of labels holds labels alone and gives {@link #NO_LABEL}.
 * Further symbols are ordered by falling count, equal counts by symbol, so the same counts give the same ids; what a
 * vocabulary has {@linkplain #grown grown} by follows in the same order, and words that were {@linkplain #joined
 * joined} to it in their own. Cannot be modified.
 */
public final class Vocabulary implements Serializable {
    private static final long serialVersionUID = 1;

    /** Fills rows that are shorter than their batch. */
    public static final int PAD = 0;

    /** Stands for a symbol that has no id. */
    public static final int UNKNOWN = 1;

    /** Stands before the first symbol of a sequence. */
    public static final int START = 2;

    /** Stands behind the last symbol of a sequence. */
    public static final int END = 3;

    /** The id of a label that is not there. */
    public static final int NO_LABEL = -1;

    /** The symbols of {@link #PAD}, {@link #UNKNOWN}, {@link #START} and {@link #END}. */
    public static final List<String> SPECIAL_SYMBOLS = List.of("<pad>", "<unk>", "<s>", "</s>");

    /** Falling count, then symbol: the order in which symbols get ids. */
    public static final Comparator<Map.Entry<String, Long>> ORDER = Map.Entry.<String, Long>comparingByValue(
                    Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey());

    /** What a vocabulary makes of a symbol that it does not hold. */
    enum Kind {
        /** It is unknown. */
        SYMBOLS,
        /** It is what it is in lower case, or else unknown. */
        WORDS,
        /** It is no label. */
        LABELS
    }

    private final String[] symbols;
    private final long[] counts;
    private final Kind kind;
    private transient SymbolTable table;

    Vocabulary(List<String> symbols, List<Long> counts, Kind kind) {
        this.symbols = symbols.toArray(new String[0]);
        this.counts = counts.stream().mapToLong(Long::longValue).toArray();
        this.kind = kind;
        this.table = new SymbolTable(this.symbols);
    }

    /**
     * A vocabulary of symbols: the four special ones, then those counted at least {@code minCount} times, at most
     * {@code maxSize} in all.
     *
     * @param countBySymbol how often each symbol occurs; not modified
     */
    public static Vocabulary ofSymbols(Map<String, Long> countBySymbol, long minCount, int maxSize) {
        List<String> symbols = new ArrayList<>(SPECIAL_SYMBOLS);
        List<Long> counts = new ArrayList<>();
        for (String special : SPECIAL_SYMBOLS) {
            counts.add(countBySymbol.getOrDefault(special, 0L));
        }
        List<Map.Entry<String, Long>> entries = new ArrayList<>(countBySymbol.entrySet());
        entries.sort(ORDER);
        for (Map.Entry<String, Long> entry : entries) {
            if (symbols.size() >= maxSize || entry.getValue() < minCount) {
                break;
            }
            if (!SPECIAL_SYMBOLS.contains(entry.getKey())) {
                symbols.add(entry.getKey());
                counts.add(entry.getValue());
            }
        }
        return new Vocabulary(symbols, counts, Kind.SYMBOLS);
    }

    /** A vocabulary of labels: all that were counted, and no special ones. */
    public static Vocabulary ofLabels(Map<String, Long> countByLabel) {
        List<Map.Entry<String, Long>> entries = new ArrayList<>(countByLabel.entrySet());
        entries.sort(ORDER);
        return new Vocabulary(
                entries.stream().map(Map.Entry::getKey).toList(),
                entries.stream().map(Map.Entry::getValue).toList(),
                Kind.LABELS);
    }

    /**
     * This vocabulary with more behind it: what it holds keeps its id, and what else was counted at least
     * {@code minCount} times follows by falling count, to at most {@code maxSize} in all.
     *
     * @param counts how often each symbol occurs now, those of this vocabulary among them; not modified
     */
    public Vocabulary grown(Map<String, Long> counts, long minCount, int maxSize) {
        List<String> grown = new ArrayList<>(Arrays.asList(symbols));
        List<Long> grownCounts = new ArrayList<>();
        for (String symbol : symbols) {
            grownCounts.add(counts.getOrDefault(symbol, 0L));
        }
        List<Map.Entry<String, Long>> entries = new ArrayList<>(counts.entrySet());
        entries.sort(ORDER);
        for (Map.Entry<String, Long> entry : entries) {
            if (grown.size() >= maxSize || entry.getValue() < minCount) {
                break;
            }
            if (!contains(entry.getKey())) {
                grown.add(entry.getKey());
                grownCounts.add(entry.getValue());
            }
        }
        return new Vocabulary(grown, grownCounts, kind);
    }

    /**
     * This vocabulary of symbols with words behind it that were not counted, but whose meaning is known from elsewhere:
     * those it does not hold yet, in their order, to at most {@code maxSize} in all. What the result does not hold it
     * takes for what it is in lower case, which is how many lists of words have theirs.
     *
     * @param words not modified
     */
    public Vocabulary joined(List<String> words, int maxSize) {
        List<String> joined = new ArrayList<>(Arrays.asList(symbols));
        List<Long> joinedCounts = new ArrayList<>(Arrays.stream(counts).boxed().toList());
        Set<String> added = new HashSet<>();
        for (String word : words) {
            if (joined.size() >= maxSize) {
                break;
            }
            if (!contains(word) && added.add(word)) {
                joined.add(word);
                joinedCounts.add(0L);
            }
        }
        return new Vocabulary(joined, joinedCounts, Kind.WORDS);
    }

    /** Whether this vocabulary gives each symbol of another the id that it has there. */
    public boolean extendsFrom(Vocabulary other) {
        return kind == other.kind
                && symbols.length >= other.symbols.length
                && Arrays.equals(symbols, 0, other.symbols.length, other.symbols, 0, other.symbols.length);
    }

    /** The id of a symbol; {@link #UNKNOWN} or, among labels, {@link #NO_LABEL} if it has none. */
    public int id(String symbol) {
        int id = table.find(symbol);
        if (id < 0 && kind == Kind.WORDS) {
            id = table.find(symbol.toLowerCase(Locale.ROOT));
        }
        return id >= 0 ? id : holdsLabels() ? NO_LABEL : UNKNOWN;
    }

    /** Whether this very symbol has an id. */
    public boolean contains(String symbol) {
        return table.find(symbol) >= 0;
    }

    /** The symbol with an id from 0 to {@code size() - 1}. */
    public String symbol(int id) {
        return symbols[id];
    }

    /**
     * How often the symbol with this id was counted; 0 for special symbols that the text itself does not hold, and for
     * words that were joined.
     */
    public long count(int id) {
        return counts[id];
    }

    public int size() {
        return symbols.length;
    }

    /** Whether this is a vocabulary of labels, without special symbols. */
    public boolean holdsLabels() {
        return kind == Kind.LABELS;
    }

    /** What it makes of what it does not hold. */
    Kind kind() {
        return kind;
    }

    /** Writes the file form: a header, then {@code symbol TAB count} a line in the order of ids. */
    public void write(Writer writer) throws IOException {
        VocabularyFile.write(this, writer);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param name names the file in messages
     * @throws IOException also if the form is wrong; the message names file, line, what was wrong and what is right
     */
    public static Vocabulary read(String name, Reader reader) throws IOException {
        return VocabularyFile.read(name, reader);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vocabulary that
                && kind == that.kind
                && Arrays.equals(symbols, that.symbols)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(symbols);
    }

    @Override
    public String toString() {
        return "Vocabulary of " + size() + (holdsLabels() ? " labels" : " symbols");
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        table = new SymbolTable(symbols);
    }
}
