package dev.windrow.corpus;

/** A corpus that cannot be used as it is: the message names key or path, what is wrong and what would be right. */
public final class CorpusException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CorpusException(String message) {
        super(message);
    }

    public CorpusException(String message, Throwable cause) {
        super(message, cause);
    }
}
