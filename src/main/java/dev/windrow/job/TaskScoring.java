package dev.windrow.job;

import dev.windrow.config.JobFileException;
import dev.windrow.config.Place;
import dev.windrow.config.Problem;
import dev.windrow.config.Spelling;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import dev.windrow.task.TaskScores;
import dev.windrow.train.Scoring;
import java.util.List;
import java.util.Set;

/**
 * A metric of a task, as its evaluation has it.
 *
 * @param empty scores of nothing; each of Spark's tasks gets a copy of its own
 * @param metric its name in {@code evaluation.json}
 */
record TaskScoring(TaskScores empty, String metric) implements Scoring<TaskScores> {

    /**
     * Throws a {@link JobFileException} if the task has no such metric.
     *
     * @param job where the metric was asked for
     */
    void requireMetric(String task, String job) {
        Set<String> known = empty.values().keySet();
        if (!known.contains(metric)) {
            String meant = Spelling.nearest(metric, known)
                    .map(name -> "; did you mean " + name + "?")
                    .orElse("");
            Problem problem = new Problem(
                    new Place(job, 0),
                    "training.stopping.metric = " + metric + ": must be loss, or a metric of " + task
                            + " on this data: " + String.join(", ", known) + meant);
            throw new JobFileException(List.of(problem));
        }
    }

    @Override
    public TaskScores gathering() {
        return empty;
    }

    @Override
    public void add(TaskScores gathered, Minibatch batch, Predictions predictions) {
        gathered.add(batch, predictions);
    }

    @Override
    public double score(List<TaskScores> parts) {
        return parts.stream().reduce(TaskScores::merge).orElseThrow().values().get(metric);
    }
}
