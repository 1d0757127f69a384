package dev.windrow.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.network.NetworkSpec.Output;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a learner is said to need, beside what it takes on the processor and instruction set the test runs on. What is
 * counted by those who allocate is compared as it is, so that no test waits for a collection.
 */
class FootprintTest {
    private static final OptimizerSpec ADAM = new OptimizerSpec(OptimizerSpec.Name.ADAM, 5);

    /** What is said is never less than what is taken, and at most so many times as much. */
    private static final double CLOSE = 1.1;

    /** Small arrays: what Deeplearning4j makes for itself whatever the sizes are. */
    private static final long SMALL = 64 << 10;

    /** Rows of the histogram for float, double and int arrays. */
    private static final Pattern NUMBERS = Pattern.compile("\\d+: +\\d+ +(\\d+) +\\[[FDI] ");

    private static final int ATTEMPTS = 20;

    static Stream<Arguments> networks() {
        NetworkSpec lstm = Specs.plain(RecurrentStack.Cell.LSTM);
        NetworkSpec gru = Specs.plain(RecurrentStack.Cell.GRU);
        NetworkSpec rnn = Specs.plain(RecurrentStack.Cell.RNN);
        NetworkSpec odd = sized(lstm, 61, 61, 33, 77);
        return Stream.of(
                Arguments.of("characters", sized(lstm, 64, 64, 64, 256), new Batch(16, 32)),
                Arguments.of("large vocabulary", sized(lstm, 2_000, 2_000, 64, 64), new Batch(8, 16)),
                Arguments.of("wide embedding", sized(lstm, 64, 64, 512, 128), new Batch(16, 32)),
                Arguments.of("odd", odd, new Batch(7, 19)),
                Arguments.of("odd, padded", odd, new Batch(13, 29).padded()),
                Arguments.of("odd gru, padded", sized(gru, 61, 61, 33, 77), new Batch(13, 29).padded()),
                Arguments.of("odd rnn, padded", sized(rnn, 61, 61, 33, 77), new Batch(13, 29).padded()),
                Arguments.of("gru with dropout", dropping(sized(gru, 2_000, 8, 64, 128)), new Batch(16, 32)),
                Arguments.of("dropout of weights", inside(odd), new Batch(13, 29)),
                Arguments.of("deep, both ways", deep(sized(lstm, 2_000, 20, 64, 128)), new Batch(16, 24)),
                Arguments.of("deep, both ways, padded", deep(odd), new Batch(13, 29).padded()),
                Arguments.of("vectors", deep(odd).with(Reading.vectors(40, 0)), new Batch(16, 32)),
                Arguments.of("projected vectors", odd.with(Reading.vectors(40, 24)), new Batch(32, 64).padded()),
                Arguments.of("words by letters", lettered(deep(odd)), new Batch(8, 20).letters(12)),
                Arguments.of("crf", odd.with(Head.crf(false, List.of())), new Batch(32, 40).padded()),
                Arguments.of("last state", deep(odd).with(Output.SEQUENCE), new Batch(32, 40).padded()),
                Arguments.of("attention", odd.with(Output.SEQUENCE_ATTENTION), new Batch(32, 40).padded()),
                Arguments.of("highest", odd.with(Output.SEQUENCE_MAX), new Batch(32, 40)),
                Arguments.of("decoder", deep(odd).with(Output.DECODER), new Batch(16, 24).padded()),
                Arguments.of(
                        "plain Java", odd.with(odd.stack().with(RecurrentStack.Kernel.REFERENCE)), new Batch(5, 9)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void saysWhatALearnerTakes(String name, NetworkSpec spec, Batch size) throws InterruptedException {
        Minibatch batch = size.of(spec);
        Footprint said = Footprint.of(spec, ADAM, BatchShape.of(batch));
        Taken taken = Taken.by(spec, batch);

        assertThat(said.parameters()).isEqualTo(taken.parameters);
        assertThat(said.kernelBytes()).as("kernels").isBetween(taken.kernels, most(taken.kernels));
        assertThat(said.arrayBytes()).as("arrays").isBetween(taken.arrays, most(taken.arrays));
        // Losses of whole sequences and plain Java work in arrays that are gone when what is live is counted.
        boolean works = spec.head().kind() == Head.Kind.CRF || spec.stack().kernel() == RecurrentStack.Kernel.REFERENCE;
        assertThat(said.heapBytes())
                .as("heap")
                .isBetween(taken.heap - SMALL, works ? 3 * taken.heap / 2 : most(taken.heap));
    }

    /** Nothing is said to need more. */
    private static long most(long taken) {
        return (long) (CLOSE * taken) + SMALL;
    }

    @Test
    void saysWhatIsTooMuchForAnyMachineWithoutTakingIt() {
        NetworkSpec spec = Specs.plain(RecurrentStack.Cell.LSTM);
        NetworkSpec giant = sized(spec, 64, 64, 64, 16_384);
        giant = giant.with(giant.stack().deep(16));
        Footprint said = Footprint.of(giant, ADAM, BatchShape.of(new Batch(32, 64).of(spec)));

        assertThat(said.parameters()).isGreaterThan(30_000_000_000L);
        assertThat(said.heapBytes()).isGreaterThan(4 * 4 * said.parameters());
    }

    /** Memory taken. */
    private record Taken(long parameters, long kernels, long arrays, long heap) {
        /**
         * Counts until two counts agree: in one that a collection or the end of an earlier learner falls into,
         * something is given back and too little counted.
         */
        static Taken by(NetworkSpec spec, Minibatch batch) throws InterruptedException {
            Taken before = once(spec, batch);
            for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
                Taken again = once(spec, batch);
                if (again.kernels == before.kernels && again.arrays == before.arrays) {
                    return new Taken(again.parameters, again.kernels, again.arrays, heapOf(spec, batch));
                }
                before = again;
            }
            throw new IllegalStateException("no two of " + ATTEMPTS + " counts agree, the last is " + before);
        }

        private static Taken once(NetworkSpec spec, Minibatch batch) throws InterruptedException {
            long kernels = Pointer.totalBytes();
            long arrays = countedArrays();
            Learner learner = new Learner(spec, ADAM);
            learner.step(batch, 0.001, 0);
            long trained = countedArrays();
            learner.predict(batch);
            long predicted = countedArrays();
            learner.predict(batch);
            // What inference keeps, beside what it makes anew each time.
            long kept = (predicted - trained) - (countedArrays() - predicted);
            Taken taken =
                    new Taken(learner.parameterCount(), Pointer.totalBytes() - kernels, trained - arrays + kept, 0);
            learner.release();
            learner = null;
            settle(kernels, arrays);
            return taken;
        }

        private static long heapOf(NetworkSpec spec, Minibatch batch) {
            long before = usedHeap();
            Learner learner = new Learner(spec, ADAM);
            learner.step(batch, 0.001, 0);
            learner.predict(batch);
            long taken = usedHeap() - before;
            learner.release();
            return taken;
        }

        /** Waits until all of a learner is given back, which others' threads do when a collection has found it. */
        private static void settle(long kernels, long arrays) throws InterruptedException {
            for (int wait = 0; wait < 500; wait++) {
                if (Pointer.totalBytes() <= kernels + SMALL && countedArrays() <= arrays + SMALL) {
                    return;
                }
                if (wait % 10 == 0) {
                    System.gc();
                }
                Thread.sleep(2);
            }
            throw new IllegalStateException((Pointer.totalBytes() - kernels) + " bytes of kernels and "
                    + (countedArrays() - arrays) + " of arrays are not given back");
        }

        private static long countedArrays() {
            return Nd4j.getEnvironment().getDeviceCouner(0);
        }

        /** Bytes of the arrays of numbers that are live, without what G1 rounds large ones up by. */
        private static long usedHeap() {
            try {
                String classes = (String) ManagementFactory.getPlatformMBeanServer()
                        .invoke(
                                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                "gcClassHistogram",
                                new Object[] {null},
                                new String[] {String[].class.getName()});
                return NUMBERS.matcher(classes)
                        .results()
                        .mapToLong(found -> Long.parseLong(found.group(1)))
                        .sum();
            } catch (JMException e) {
                throw new IllegalStateException("no histogram of the heap", e);
            }
        }
    }

    /** The size of a batch; padded where each row is shorter than the one before. */
    private record Batch(int rows, int steps, int letters, boolean isPadded) {
        Batch(int rows, int steps) {
            this(rows, steps, 0, false);
        }

        Batch padded() {
            return new Batch(rows, steps, letters, true);
        }

        Batch letters(int count) {
            return new Batch(rows, steps, count, isPadded);
        }

        Minibatch of(NetworkSpec spec) {
            Random random = new Random(1);
            List<Window> windows = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                windows.add(window(spec, row, isPadded ? Math.max(1, steps - row) : steps, random));
            }
            Alignment alignment =
                    switch (spec.output()) {
                        case EACH_STEP -> Alignment.SYNCED;
                        case DECODER -> Alignment.MANY_TO_MANY;
                        case SEQUENCE, SEQUENCE_MEAN, SEQUENCE_MAX, SEQUENCE_ATTENTION -> Alignment.MANY_TO_ONE;
                    };
            return Minibatch.of(alignment, windows);
        }

        private Window window(NetworkSpec spec, int row, int length, Random random) {
            int targets = spec.output().isOfSequence() ? 1 : length;
            int[] classes = random.ints(targets, 0, spec.classes()).toArray();
            if (spec.reading().width() > 0) {
                Vectors vectors = Vectors.zeros(spec.reading().width(), length);
                return new Window("", row, new int[0], classes, new int[0][], vectors, Vectors.NONE);
            }
            int[] inputs = random.ints(length, 0, spec.reading().symbols()).toArray();
            int[][] words = new int[letters == 0 ? 0 : length][];
            for (int word = 0; word < words.length; word++) {
                words[word] = random.ints(letters, 0, spec.reading().letters()).toArray();
            }
            return new Window("", row, inputs, classes, words);
        }
    }

    private static NetworkSpec sized(NetworkSpec spec, int symbols, int classes, int embedding, int units) {
        return spec.sized(symbols, 0, classes)
                .with(Reading.symbols(symbols, embedding))
                .with(spec.stack().wide(units));
    }

    private static NetworkSpec dropping(NetworkSpec spec) {
        return spec.with(new NetworkSpec.Dropout(0, 0.3, 0, 0));
    }

    private static NetworkSpec inside(NetworkSpec spec) {
        return spec.with(new NetworkSpec.Dropout(0, 0, 0.3, 0.3));
    }

    private static NetworkSpec deep(NetworkSpec spec) {
        return spec.with(spec.stack().deep(2).directions(2));
    }

    private static NetworkSpec lettered(NetworkSpec spec) {
        return spec.with(spec.reading().spelled(80, 25, 50));
    }
}
