package dev.windrow.train;

import java.util.Locale;
import java.util.Optional;

/**
 * Whether a round or a validation shows that a network has gone wrong.
 *
 * @param factor how many times the usual loss a loss has to be
 */
record Explosion(double factor) {
    /** Losses near zero may well double; one that is hardly there has not exploded. */
    private static final double NATS_AT_LEAST = 1;

    /**
     * What is wrong with a round, in words; empty if nothing is.
     *
     * @param usual the running mean of the losses before; NaN if there were none
     * @param loss nats a target place
     * @param parameters where the next round would begin
     */
    Optional<String> ofRound(double usual, double loss, float[] parameters) {
        if (!Double.isFinite(loss)) {
            return Optional.of("the loss became " + loss);
        }
        if (loss > factor * usual && loss > usual + NATS_AT_LEAST) {
            return Optional.of(
                    String.format(Locale.ROOT, "the loss rose to %.4f from %.4f in the rounds before", loss, usual));
        }
        return finite(parameters) ? Optional.empty() : Optional.of("a weight is no longer a finite number");
    }

    /** What is wrong with a validation. */
    Optional<String> ofValidation(double loss) {
        return Double.isFinite(loss) ? Optional.empty() : Optional.of("the validation loss became " + loss);
    }

    private static boolean finite(float[] parameters) {
        for (float parameter : parameters) {
            if (!Float.isFinite(parameter)) {
                return false;
            }
        }
        return true;
    }
}
