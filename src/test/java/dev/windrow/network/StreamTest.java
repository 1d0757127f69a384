package dev.windrow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamTest {
    private static final OptimizerSpec SGD = new OptimizerSpec(OptimizerSpec.Name.SGD, 0);

    @ParameterizedTest
    @EnumSource(value = NetworkSpec.Cell.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void windowsInARowAreOneLongWindow(NetworkSpec.Cell cell) {
        NetworkSpec spec = Specs.plain(cell);
        List<Window> whole = Specs.windows(spec, 12, 12, 12);
        Learner learner = new Learner(spec, SGD);
        double alone = learner.lossSum(Minibatch.of(Alignment.SYNCED, whole));
        learner.stream();
        double streamed = learner.lossSum(part(whole, 0, 5))
                + learner.lossSum(part(whole, 5, 6))
                + learner.lossSum(part(whole, 6, 12));
        assertThat(streamed).isEqualTo(alone, within(1e-4));
        learner.endStream();
        assertThat(learner.lossSum(part(whole, 0, 5)) + learner.lossSum(part(whole, 5, 12)))
                .isNotCloseTo(alone, within(1e-4));
    }

    @ParameterizedTest
    @EnumSource(value = NetworkSpec.Cell.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aStreamIsGoneOnWithElsewhere(NetworkSpec.Cell cell) {
        NetworkSpec spec = Specs.plain(cell);
        List<Window> whole = Specs.windows(spec, 8, 8, 8);
        Learner here = new Learner(spec, SGD);
        here.stream();
        here.step(part(whole, 0, 4), 0.1, 1);
        Learner there = new Learner(spec, SGD);
        there.load(here.state());
        there.stream(here.carried(), 3);
        // The last row has ended: the first two go on.
        Minibatch rest = part(whole.subList(0, 2), 4, 8);
        assertThat(there.step(rest, 0.1, 2)).isEqualTo(here.step(rest, 0.1, 2));
        assertThat(there.state().parameters()).isEqualTo(here.state().parameters());
        assertThat(there.carried()).isEqualTo(here.carried());
    }

    @Test
    void otherWeightsEndAStream() {
        NetworkSpec spec = Specs.plain(NetworkSpec.Cell.GRU);
        Learner learner = new Learner(spec, SGD);
        Minibatch batch = Specs.batch(spec, 5, 5);
        double first = learner.lossSum(batch);
        learner.stream();
        learner.lossSum(batch);
        learner.load(learner.state());
        assertThat(learner.lossSum(batch)).isEqualTo(first);
    }

    @Test
    void stateOfAnotherSizeIsRefused() {
        Learner learner = new Learner(Specs.plain(NetworkSpec.Cell.LSTM), SGD);
        assertThatThrownBy(() -> learner.stream(new float[7], 3))
                .hasMessage("7 values of carried state: 1 layers x 2 states x 3 rows x 4 units are 24");
    }

    private static Minibatch part(List<Window> whole, int from, int to) {
        List<Window> parts = new ArrayList<>();
        for (Window window : whole) {
            parts.add(new Window(
                    window.id(),
                    from,
                    Arrays.copyOfRange(window.inputs(), from, to),
                    Arrays.copyOfRange(window.targets(), from, to),
                    new int[0][]));
        }
        return Minibatch.of(Alignment.SYNCED, parts);
    }
}
