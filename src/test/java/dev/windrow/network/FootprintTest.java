package dev.windrow.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

/** What a learner is said to need, beside what it takes. */
class FootprintTest {
    private static final OptimizerSpec ADAM = new OptimizerSpec(OptimizerSpec.Name.ADAM, 5);
    private static final long MEGA = 1 << 20;

    /** The sum is never below what is taken, and never above so many times it. */
    private static final double FACTOR = 2.5;

    static Stream<Arguments> networks() {
        NetworkSpec plain = Specs.plain(RecurrentStack.Cell.LSTM);
        return Stream.of(
                Arguments.of("characters", sized(plain, 64, 64, 64, 256), 32, 64, 0),
                Arguments.of("large vocabulary", sized(plain, 20_000, 20_000, 64, 64), 16, 32, 0),
                Arguments.of("wide embedding", sized(plain, 64, 64, 512, 128), 32, 64, 0),
                Arguments.of(
                        "gru with dropout",
                        dropping(sized(Specs.plain(RecurrentStack.Cell.GRU), 2_000, 8, 64, 128)),
                        32,
                        64,
                        0),
                Arguments.of("deep, both ways", deep(sized(plain, 2_000, 20, 64, 128)), 32, 40, 0),
                Arguments.of("vectors", deep(sized(plain, 64, 20, 64, 128)).with(Reading.vectors(40, 0)), 32, 64, 0),
                Arguments.of("words by letters", lettered(deep(sized(plain, 2_000, 20, 64, 64))), 32, 20, 12));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void coversWhatALearnerTakesAndNotMuchMore(String name, NetworkSpec spec, int rows, int steps, int letters)
            throws InterruptedException {
        Minibatch batch = batch(spec, rows, steps, letters);
        Footprint footprint = Footprint.of(spec, ADAM, BatchShape.of(batch));
        new Learner(Specs.plain(RecurrentStack.Cell.LSTM), ADAM).release();
        Taken before = Taken.now();
        Learner learner = new Learner(spec, ADAM);
        Taken most = Taken.counted().since(before);
        for (int step = 0; step < 3; step++) {
            learner.step(batch, 0.001, step);
            most = most.or(Taken.counted().since(before));
        }
        learner.predict(batch);
        most = most.or(Taken.now().since(before));

        assertThat(footprint.parameters()).isEqualTo(learner.parameterCount());
        assertThat(footprint.kernelBytes()).as("kernels").isBetween(most.kernels, (long) (FACTOR * most.kernels));
        assertThat(footprint.arrayBytes())
                .as("arrays")
                .isBetween(most.arrays, (long) (FACTOR * most.arrays) + 8 * MEGA);
        assertThat(footprint.heapBytes())
                .as("heap")
                .isBetween(most.heap - 8 * MEGA, (long) (FACTOR * most.heap) + 8 * MEGA);
        learner.release();
    }

    /** Memory taken: counted exactly where someone counts. */
    private record Taken(long kernels, long arrays, long heap) {
        /** With the heap that is in use after collections, when nothing more is given back by what ran before. */
        static Taken now() throws InterruptedException {
            Taken counted = counted();
            for (int settled = 0, collection = 0; settled < 3 && collection < 100; collection++) {
                System.gc();
                Thread.sleep(50);
                Taken again = counted();
                settled = again.equals(counted) ? settled + 1 : 0;
                counted = again;
            }
            Runtime runtime = Runtime.getRuntime();
            return new Taken(counted.kernels, counted.arrays, runtime.totalMemory() - runtime.freeMemory());
        }

        static Taken counted() {
            return new Taken(Pointer.totalBytes(), Nd4j.getEnvironment().getDeviceCouner(0), 0);
        }

        Taken since(Taken before) {
            return new Taken(kernels - before.kernels, arrays - before.arrays, heap - before.heap);
        }

        Taken or(Taken other) {
            return new Taken(
                    Math.max(kernels, other.kernels), Math.max(arrays, other.arrays), Math.max(heap, other.heap));
        }
    }

    private static Minibatch batch(NetworkSpec spec, int rows, int steps, int letters) {
        Random random = new Random(1);
        List<Window> windows = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            if (spec.reading().width() > 0) {
                int[] labels = random.ints(steps, 0, spec.classes()).toArray();
                Vectors vectors = Vectors.zeros(spec.reading().width(), steps);
                windows.add(new Window("", row, new int[0], labels, new int[0][], vectors, Vectors.NONE));
                continue;
            }
            int[] inputs = random.ints(steps, 0, spec.reading().symbols()).toArray();
            int[] targets = random.ints(steps, 0, spec.classes()).toArray();
            int[][] words = new int[letters == 0 ? 0 : steps][];
            for (int word = 0; word < words.length; word++) {
                words[word] = random.ints(letters, 0, spec.reading().letters()).toArray();
            }
            windows.add(new Window("", row, inputs, targets, words));
        }
        return Minibatch.of(Alignment.SYNCED, windows);
    }

    private static NetworkSpec sized(NetworkSpec spec, int symbols, int classes, int embedding, int units) {
        return spec.sized(symbols, 0, classes)
                .with(Reading.symbols(symbols, embedding))
                .with(spec.stack().wide(units));
    }

    private static NetworkSpec dropping(NetworkSpec spec) {
        return spec.with(new NetworkSpec.Dropout(0, 0.3, 0, 0));
    }

    private static NetworkSpec deep(NetworkSpec spec) {
        return spec.with(spec.stack().deep(2).directions(2));
    }

    private static NetworkSpec lettered(NetworkSpec spec) {
        return spec.with(spec.reading().spelled(80, 25, 50));
    }
}
