package dev.windrow.sequence;

/** A record that cannot become an example: says where it stands, what is wrong and what would be right. */
public final class BadRecordException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadRecordException(String source, String problem) {
        super(source + ": " + problem);
    }
}
