package dev.windrow.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How a line of a CoNLL file is cut into columns. */
enum ConllLayout {
    /** Columns by number, between tabs, or between spaces where a line has no tab. */
    COLUMNS,
    /** CoNLL-U: ten named columns between tabs, comments, multiword tokens and empty nodes. */
    UNIVERSAL_DEPENDENCIES;

    private static final List<String> UNIVERSAL_NAMES =
            List.of("id", "form", "lemma", "upos", "xpos", "feats", "head", "deprel", "deps", "misc");

    /** Whether a line says something about the sentence and is no token. */
    boolean isComment(String line) {
        return switch (this) {
            case COLUMNS -> line.startsWith("-DOCSTART-");
            case UNIVERSAL_DEPENDENCIES -> line.charAt(0) == '#';
        };
    }

    /** Whether a line before the words of a sentence may be a comment, which its width and those of the words tell. */
    boolean mayBeComment(String line) {
        return this == COLUMNS && line.charAt(0) == '#';
    }

    /** Whether a line has a field such as {@code domain=en} behind its sign, as comments do and words hardly ever. */
    static boolean saysSomething(String line) {
        return line.indexOf('\t') < 0 && line.matches("#+\\s.*[^\\s=]\\s*=\\s*[^\\s=].*");
    }

    /** The fields of a token's line. White space at its end, and around a field, is no part of any. */
    List<String> fields(String line) {
        if (this == UNIVERSAL_DEPENDENCIES) {
            return DelimitedLine.plain('\t').fields(line);
        } else if (line.indexOf('\t') >= 0) {
            return DelimitedLine.plain('\t').fields(line.stripTrailing()).stream()
                    .map(String::strip)
                    .toList();
        }
        List<String> fields = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || line.charAt(i) == ' ') {
                if (i > start) {
                    fields.add(line.substring(start, i));
                }
                start = i + 1;
            }
        }
        return fields;
    }

    /** Whether a line is a word: not a range such as 1-2, which names words again, nor an empty node such as 1.1. */
    boolean isWord(List<String> fields) {
        if (this == COLUMNS) {
            return true;
        }
        String id = fields.get(0);
        return id.indexOf('-') < 0 && id.indexOf('.') < 0;
    }

    /** The number of fields a line must have where the sentence's first has {@code first}. */
    int width(int first) {
        return this == COLUMNS ? first : UNIVERSAL_NAMES.size();
    }

    /** The names of the columns, in the order of fields. */
    List<String> names(int width) {
        return switch (this) {
            case COLUMNS ->
                IntStream.range(0, width).mapToObj(Integer::toString).toList();
            case UNIVERSAL_DEPENDENCIES -> UNIVERSAL_NAMES;
        };
    }
}
