package dev.windrow.text;

import dev.windrow.text.Vocabulary.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * The file form of a vocabulary, whose first line says of what kind it is. Tab, line feed, carriage return and
 * backslash of a symbol are written {@code \t \n \r \\}; a code point that cannot be seen or is half a surrogate pair
 * is written {@code \}{@code uXXXX}.
 */
final class VocabularyFile {
    /** The first line of each kind. */
    private static final Map<Kind, String> HEADERS =
            Map.of(Kind.SYMBOLS, "symbol\tcount", Kind.WORDS, "word\tcount", Kind.LABELS, "label\tcount");

    private VocabularyFile() {}

    static void write(Vocabulary vocabulary, Writer writer) throws IOException {
        writer.write(HEADERS.get(vocabulary.kind()) + '\n');
        for (int id = 0; id < vocabulary.size(); id++) {
            writer.write(escape(vocabulary.symbol(id)) + '\t' + vocabulary.count(id) + '\n');
        }
        writer.flush();
    }

    static Vocabulary read(String name, Reader reader) throws IOException {
        BufferedReader lines = new BufferedReader(reader);
        String header = lines.readLine();
        Kind kind = kind(name, header);
        List<String> symbols = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int number = symbols.size() + 2;
            int tab = line.indexOf('\t');
            if (tab < 0) {
                throw problem(name, number, "is '" + line + "': must be a symbol, a tab and a count");
            }
            symbols.add(unescape(name, number, line.substring(0, tab)));
            counts.add(count(name, number, line.substring(tab + 1)));
            if (!seen.add(symbols.get(symbols.size() - 1))) {
                throw problem(name, number, "repeats the symbol '" + line.substring(0, tab) + "': one line each");
            }
        }
        boolean labels = kind == Kind.LABELS;
        int specials = Vocabulary.SPECIAL_SYMBOLS.size();
        if (!labels
                && (symbols.size() < specials || !symbols.subList(0, specials).equals(Vocabulary.SPECIAL_SYMBOLS))) {
            throw problem(name, 2, "begins another list than " + Vocabulary.SPECIAL_SYMBOLS + ", ids 0 to 3");
        }
        return new Vocabulary(symbols, counts, kind);
    }

    private static Kind kind(String name, @Nullable String header) throws IOException {
        for (Kind kind : Kind.values()) {
            if (HEADERS.get(kind).equals(header)) {
                return kind;
            }
        }
        throw problem(
                name, 1, "is '" + header + "': must be 'symbol TAB count', 'word TAB count' or 'label TAB count'");
    }

    private static long count(String name, int line, String text) throws IOException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw (IOException) problem(name, line, "has the count '" + text + "': must be a whole number")
                    .initCause(e);
        }
    }

    private static String escape(String symbol) {
        StringBuilder escaped = new StringBuilder(symbol.length());
        for (int i = 0; i < symbol.length(); i++) {
            char unit = symbol.charAt(i);
            switch (unit) {
                case '\t' -> escaped.append("\\t");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\\' -> escaped.append("\\\\");
                default -> {
                    if (isVisible(symbol, i)) {
                        escaped.append(unit);
                    } else {
                        escaped.append(String.format("\\u%04x", (int) unit));
                    }
                }
            }
        }
        return escaped.toString();
    }

    private static boolean isVisible(String symbol, int place) {
        char unit = symbol.charAt(place);
        if (Character.isHighSurrogate(unit)) {
            return place + 1 < symbol.length() && Character.isLowSurrogate(symbol.charAt(place + 1));
        } else if (Character.isLowSurrogate(unit)) {
            return place > 0 && Character.isHighSurrogate(symbol.charAt(place - 1));
        }
        boolean hidden = Character.isISOControl(unit)
                || Character.isSpaceChar(unit)
                || Character.getType(unit) == Character.FORMAT;
        return unit == ' ' || !hidden;
    }

    private static String unescape(String name, int line, String text) throws IOException {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder symbol = new StringBuilder(text.length());
        int place = 0;
        while (place < text.length()) {
            char unit = text.charAt(place);
            if (unit != '\\') {
                symbol.append(unit);
                place++;
                continue;
            }
            char escaped = place + 1 < text.length() ? text.charAt(place + 1) : ' ';
            switch (escaped) {
                case 't' -> symbol.append('\t');
                case 'n' -> symbol.append('\n');
                case 'r' -> symbol.append('\r');
                case '\\' -> symbol.append('\\');
                case 'u' -> symbol.append(unit(name, line, text, place + 2));
                default -> throw problem(name, line, "has an unknown escape in '" + text + "': use \\t \\n \\r \\\\");
            }
            place += escaped == 'u' ? 6 : 2;
        }
        return symbol.toString();
    }

    private static char unit(String name, int line, String text, int place) throws IOException {
        try {
            return (char) Integer.parseInt(text.substring(place, place + 4), 16);
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            IOException problem = problem(name, line, "has '" + text + "': \\u needs four hexadecimal digits");
            problem.initCause(e);
            throw problem;
        }
    }

    private static IOException problem(String name, int line, String problem) {
        return new IOException(name + ", line " + line + " " + problem);
    }
}
