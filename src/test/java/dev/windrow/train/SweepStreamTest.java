package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.SparkSessions;
import dev.windrow.network.Head;
import dev.windrow.network.Learner;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/** States carried through a split that is scored: no row's state reaches another row, window or stream. */
class SweepStreamTest {
    private final JavaSparkContext context =
            JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());

    /**
     * 1,501 windows are two partitions of 11 streams each, the last shorter than the others; some windows are short.
     */
    @Test
    void manyStreamsSideBySideScoreAsEachReadAlone() {
        List<Window> windows = new ArrayList<>(Toy.windows(1501, 9));
        for (int at = 50; at < windows.size(); at += 97) {
            windows.set(at, Toy.windows(1, 4).get(0));
        }
        TrainingSpec spec = Toy.adam(2, 16, 8, 1, "stateful=true");
        Learner learner = new Learner(spec.network(), spec.optimizer());
        LossSum together = new LossSum(Head.Kind.SOFTMAX);
        try (Sweep sweep = new Sweep(context, Toy.indexed(context, windows, 3), windows.size(), spec)) {
            sweep.gather(learner.state().parameters(), () -> new LossSum(Head.Kind.SOFTMAX), LossSum::add)
                    .forEach(together::merge);
        }

        int streams = 22;
        int length = (int) RoundPlan.divideUp(windows.size(), streams);
        LossSum alone = new LossSum(Head.Kind.SOFTMAX);
        for (int from = 0; from < windows.size(); from += length) {
            learner.endStream();
            learner.stream();
            for (Window window : windows.subList(from, Math.min(from + length, windows.size()))) {
                Minibatch row = Minibatch.of(Alignment.SYNCED, List.of(window));
                alone.add(row, learner.predict(row));
            }
        }
        assertThat(together.mean()).isEqualTo(alone.mean(), within(1e-6));
    }
}
