package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.SparkSessions;
import dev.windrow.sequence.Window;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

class RunStateTest {
    private final JavaSparkContext context =
            JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
    private final List<Window> windows = Toy.windows(96, 9);

    /** Kept as bytes, because a state that a later round wrote to would not be the state of its time. */
    @Test
    void aRunGoesOnFromAnyOfItsStatesToTheSameBytes() throws IOException, ClassNotFoundException {
        for (String option : List.of(
                "stateful=false",
                "stateful=true",
                "averaging={outer: nesterov, momentum: 0.5}",
                "averaging={outer: block-momentum, momentum: 0.5}",
                "averaging.mean-of-rounds=3",
                "averaging.state=reset",
                "averaging.state=restart")) {
            TrainingSpec spec = Toy.adam(2, 4, 3, 2, option);
            List<byte[]> kept = new ArrayList<>();
            TrainedNetwork whole = train(spec, RunState.start(spec), state -> kept.add(bytes(state)));
            assertThat(kept).hasSize(2 * 4);
            for (byte[] bytes : kept) {
                TrainedNetwork resumed = train(spec, state(bytes), Keeper.NONE);
                assertThat(resumed.parameters()).isEqualTo(whole.parameters());
                assertThat(resumed.epoch()).isEqualTo(whole.epoch());
                assertThat(resumed.tokens()).isEqualTo(whole.tokens());
                assertThat(resumed.validationLoss()).isEqualTo(whole.validationLoss());
            }
        }
    }

    private TrainedNetwork train(TrainingSpec spec, RunState from, Keeper keeper) {
        try (Validation validation =
                new Validation(new Sweep(context, Toy.indexed(context, Toy.windows(20, 9), 2), 20, spec))) {
            return new AveragingTrainer(context, spec, new Silent(), keeper)
                    .train(from, Toy.indexed(context, windows, 3), windows.size(), validation);
        }
    }

    private static byte[] bytes(RunState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(state);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static RunState state(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (RunState) in.readObject();
        }
    }
}
