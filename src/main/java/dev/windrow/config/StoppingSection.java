package dev.windrow.config;

import java.io.Serializable;
import javax.annotation.Nullable;

/** What tells a good network from a better one, and what ends a run before its last epoch. */
public record StoppingSection(
        @Key(
                meaning =
                        "what tells on the validation data which epoch's network is the best: loss, or a metric of the"
                                + " task's evaluation, such as entityF1 or accuracy",
                otherwise = "loss",
                example = "loss")
        String metric,

        @Key(meaning = "which value of a metric that is not the loss is the best", otherwise = Key.ABSENT) @Nullable
        Best best,

        @Key(
                meaning = "epochs without an improvement on the validation data after which the run ends; 0 for none",
                otherwise = "0",
                atLeast = 0)
        int patience,

        @Key(
                meaning = "by how much the metric (of the loss nats) must get better to have improved, for patience and"
                        + " plateau",
                otherwise = "0",
                atLeast = 0)
        double minImprovement,

        @Key(meaning = "rounds of the run at most; 0 for any number", otherwise = "0", atLeast = 0)
        long maxRounds,

        @Key(
                meaning =
                        "minutes of the run at most, by the clock, on which the result then depends; 0 for any number",
                otherwise = "0",
                atLeast = 0)
        double maxMinutes)
        implements Serializable {
    /** The metric that is the loss. */
    public static final String LOSS = "loss";

    /** Which value of a metric is the best. */
    public enum Best {
        HIGHEST,
        LOWEST
    }

    /** Whether the loss tells. */
    public boolean goesByLoss() {
        return metric.equals(LOSS);
    }
}
