package dev.windrow.sequence;

/** A record that cannot become an example: says where it stands, what is wrong and what would be right. */
public final class BadRecordException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String source;
    private final String problem;

    public BadRecordException(String source, String problem) {
        super(source + ": " + problem);
        this.source = source;
        this.problem = problem;
    }

    /** Where the record stands. */
    public String source() {
        return source;
    }

    /** What is wrong and what would be right, without the place. */
    public String problem() {
        return problem;
    }
}
