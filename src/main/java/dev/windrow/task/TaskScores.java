package dev.windrow.task;

import dev.windrow.metric.Confusion;
import dev.windrow.metric.LabelRow;
import dev.windrow.metric.Metric;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import java.util.List;
import java.util.Optional;

/** The scores of one task, fed with minibatches where they lie and merged over partitions. */
public interface TaskScores extends Metric<TaskScores> {
    /** Scores each row of a minibatch against what the network said of it; neither is modified or kept. */
    void add(Minibatch batch, Predictions predictions);

    /** Merges scores of the same task and the same labels; of others it throws {@link IllegalArgumentException}. */
    @Override
    TaskScores merge(TaskScores other);

    /** A row for each label or type of span; empty for tasks without. */
    default List<LabelRow> perLabel() {
        return List.of();
    }

    /** Which label was taken for which, for tasks with few labels. */
    default Optional<Confusion.Table> confusion() {
        return Optional.empty();
    }

    /** The other scores as those of one type. */
    static <S extends TaskScores> S same(Class<S> type, TaskScores other) {
        if (!type.isInstance(other)) {
            throw new IllegalArgumentException("cannot merge " + type.getSimpleName() + " with "
                    + other.getClass().getSimpleName());
        }
        return type.cast(other);
    }
}
