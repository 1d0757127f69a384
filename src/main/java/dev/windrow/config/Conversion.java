package dev.windrow.config;

import dev.windrow.config.Entry.Items;
import dev.windrow.config.Entry.Scalar;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/** Entries as the types of the records' components. */
final class Conversion {
    private Conversion() {}

    /** The entry as the key's type; null if it is of another kind. Ranges are not looked at. */
    @Nullable
    static Object of(RecordKey key, Entry entry) {
        return switch (key.kind()) {
            case TEXTS -> texts(entry);
            case INTEGERS -> integers(entry);
            case CHOICES -> choices(key, entry);
            case TEXT, INTEGER, INTEGER_OR_AUTO, LONG, NUMBER, NUMBER_OR_AUTO, SWITCH, CHOICE, SECTION ->
                scalar(key, entry);
        };
    }

    /** Whether a text or a list has nothing in it. */
    static boolean isEmpty(Object value) {
        return (value instanceof String text && text.isBlank()) || (value instanceof List<?> list && list.isEmpty());
    }

    /** A single text is a list of one; null for what is no list of texts. */
    @Nullable
    private static List<String> texts(Entry entry) {
        List<Entry> entries = entry instanceof Items items ? items.entries() : List.of(entry);
        List<String> texts = new ArrayList<>();
        for (Entry item : entries) {
            if (!(item instanceof Scalar scalar)
                    || scalar.isNothing()
                    || scalar.text().isBlank()) {
                return null;
            }
            texts.add(scalar.text());
        }
        return List.copyOf(texts);
    }

    /** A single number is a list of one; null for what is no list of whole numbers. */
    @Nullable
    private static List<Integer> integers(Entry entry) {
        List<String> texts = texts(entry);
        if (texts == null) {
            return null;
        }
        try {
            return texts.stream().map(text -> Integer.valueOf(text.strip())).toList();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Null for what is not of the key's kind. */
    @Nullable
    private static Object scalar(RecordKey key, Entry entry) {
        if (!(entry instanceof Scalar scalar)) {
            return null;
        }
        String text = scalar.text();
        try {
            return switch (key.kind()) {
                case TEXT -> text;
                case INTEGER -> Integer.valueOf(text.strip());
                case INTEGER_OR_AUTO -> integerOrAuto(text.strip());
                case LONG -> Long.valueOf(text.strip());
                case NUMBER -> finite(text.strip());
                case NUMBER_OR_AUTO -> numberOrAuto(text.strip());
                case SWITCH ->
                    text.strip().equals("true") ? Boolean.TRUE : text.strip().equals("false") ? false : null;
                case CHOICE -> key.constant(text.strip());
                case TEXTS, INTEGERS, CHOICES, SECTION -> null;
            };
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Java also reads 1f, 0x1p3 and Infinity; a job file does not. */
    @Nullable
    private static Double finite(String text) {
        if (!text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
            return null;
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? null : value;
    }

    private static IntegerOrAuto integerOrAuto(String text) {
        return text.equals("auto") ? IntegerOrAuto.AUTO : new IntegerOrAuto(Integer.valueOf(text));
    }

    @Nullable
    private static NumberOrAuto numberOrAuto(String text) {
        if (text.equals("auto")) {
            return NumberOrAuto.AUTO;
        }
        Double number = finite(text);
        return number == null ? null : new NumberOrAuto(number);
    }

    /** A single word is a list of one; null if one is none of the choices or stands twice. */
    @Nullable
    private static List<Object> choices(RecordKey key, Entry entry) {
        List<String> words = texts(entry);
        if (words == null || words.stream().distinct().count() < words.size()) {
            return null;
        }
        List<Object> constants = new ArrayList<>();
        for (String word : words) {
            Object constant = key.constant(word.strip());
            if (constant == null) {
                return null;
            }
            constants.add(constant);
        }
        return List.copyOf(constants);
    }
}
