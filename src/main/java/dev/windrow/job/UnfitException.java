package dev.windrow.job;

/** A job would not run where it was to be sent; what is wrong has been said. */
final class UnfitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnfitException(long problems) {
        super(
                problems == 1
                        ? "the job would not run here: there is a problem, see above"
                        : "the job would not run here: there are " + problems + " problems, see above");
    }
}
