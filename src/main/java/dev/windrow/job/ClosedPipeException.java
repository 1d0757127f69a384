package dev.windrow.job;

/** Nobody reads the answers any more, as behind {@code | head}; there is nobody to tell either. */
final class ClosedPipeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClosedPipeException() {
        super("the answers are no longer read");
    }
}
