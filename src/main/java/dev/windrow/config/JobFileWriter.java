package dev.windrow.config;

import dev.windrow.config.RecordKey.Kind;
import java.util.List;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** A resolved job as YAML, each key with its meaning beside it; reading it gives an equal job. */
public final class JobFileWriter {
    private static final int COMMENT_COLUMN = 44;

    private final StringBuilder yaml = new StringBuilder();

    private JobFileWriter() {}

    public static String write(JobFile job) {
        JobFileWriter writer = new JobFileWriter();
        writer.section(job, "");
        return writer.yaml.toString();
    }

    private void section(Object section, String indent) {
        for (RecordKey key : RecordKey.of(section.getClass())) {
            Object value = value(key, section);
            if (key.mayBeLacking() && (value == null || Conversion.isEmpty(value))) {
                line("# " + indent + key.name() + ":", key);
            } else if (key.kind() == Kind.SECTION) {
                line(indent + key.name() + ":", key);
                section(value, indent + "  ");
            } else {
                line(indent + key.name() + ": " + scalar(key, value), key);
            }
        }
    }

    private void line(String text, RecordKey key) {
        yaml.append(text);
        yaml.append(" ".repeat(Math.max(2, COMMENT_COLUMN - text.length())));
        yaml.append("# ").append(key.key().meaning()).append('\n');
    }

    @Nullable
    static Object value(RecordKey key, Object section) {
        try {
            return key.component().getAccessor().invoke(section);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(section.getClass() + " must be a public record", e);
        }
    }

    static String scalar(RecordKey key, Object value) {
        return switch (key.kind()) {
            case TEXT -> text((String) value);
            case TEXTS -> texts((List<?>) value);
            // A list of one is written as a list, too; numbers need no quotes.
            case INTEGERS, INTEGER, INTEGER_OR_AUTO, LONG, SWITCH, NUMBER_OR_AUTO -> value.toString();
            case NUMBER -> Numbers.shown((Double) value);
            case CHOICE -> RecordKey.word((Enum<?>) value);
            case CHOICES ->
                ((List<?>) value)
                        .stream()
                                .map(choice -> RecordKey.word((Enum<?>) choice))
                                .collect(Collectors.joining(", ", "[", "]"));
            case SECTION -> throw new IllegalArgumentException(key.name() + " is a section");
        };
    }

    private static String texts(List<?> texts) {
        return texts.size() == 1
                ? text((String) texts.get(0))
                : texts.stream().map(text -> text((String) text)).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Bare where YAML cannot take it for anything else, otherwise in double quotes. */
    private static String text(String text) {
        boolean bare = text.matches("[A-Za-z0-9_./][A-Za-z0-9_./*@+=-]*(:[A-Za-z0-9_./*@+=-]+)*");
        return bare && !text.equalsIgnoreCase("null") ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' '
                    || (letter >= 0x7f && letter <= 0xa0)
                    || letter == 0x2028
                    || letter == 0x2029
                    || letter == 0xfeff) {
                quoted.append(String.format("\\u%04x", (int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }
}
