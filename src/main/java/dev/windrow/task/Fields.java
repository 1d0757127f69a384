package dev.windrow.task;

/**
 * Fields of lines that tabs part. A tab, a line feed, a carriage return and a backslash in a field are written as
 * {@code \\t}, {@code \\n}, {@code \\r} and {@code \\\\}, so a record is always a line and can be read back.
 */
final class Fields {
    private Fields() {}

    /** A field as it stands in a line. */
    static String escaped(String field) {
        return oneLine(field.replace("\\", "\\\\").replace("\t", "\\t"));
    }

    /** A text that is a line of its own, of which only line ends are escaped. */
    static String oneLine(String text) {
        return text.replace("\n", "\\n").replace("\r", "\\r");
    }
}
