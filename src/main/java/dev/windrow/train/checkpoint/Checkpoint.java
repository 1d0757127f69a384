package dev.windrow.train.checkpoint;

import dev.windrow.train.RunState;
import java.util.Locale;
import java.util.Map;

/**
 * A run written down so that another process can go on with it to the same bytes. There is no random state in it: every
 * draw is seeded by the job's seed and its place in the run, which the state's progress is.
 *
 * @param job every key of the resolved job, {@code training.seed}, with its value
 * @param fingerprint of the prepared corpus
 * @param metricsLines lines of {@code metrics.jsonl} that tell of the run up to here
 * @param state all that the next round needs
 */
public record Checkpoint(Map<String, String> job, String fingerprint, long metricsLines, RunState state) {
    /**
     * The name it is kept under, in the order of the run: {@code round-00000120}, and behind the rounds of an epoch and
     * its validation {@code round-00000120-epoch-3}.
     */
    public String name() {
        long epoch = state.progress().epoch();
        String rounds =
                String.format(Locale.ROOT, "round-%08d", state.progress().rounds());
        return state.progress().round() == 0 && epoch > 0 ? rounds + "-epoch-" + epoch : rounds;
    }

    /** Where in the run it stands, for the user. */
    public String shown() {
        int epoch = state.progress().epoch();
        int round = state.progress().round();
        return round == 0 ? "after epoch " + epoch : "epoch " + (epoch + 1) + ", after round " + round;
    }
}
