package dev.windrow.train;

import dev.windrow.config.JobFileReader;
import dev.windrow.network.NetworkSpec;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/** A small corpus with something to learn (each symbol is its predecessor plus one or two) and networks to fit it. */
final class Toy {
    static final int SYMBOLS = 7;

    private Toy() {}

    /** Windows of one length. */
    static List<Window> windows(int count, int length) {
        SplittableRandom random = new SplittableRandom(5);
        return windows(count, random, () -> length);
    }

    /**
     * Windows as long as sentences are: most have some ten symbols, a few have a hundred, and none has more than 160.
     */
    static List<Window> sentences(int count) {
        Random lengths = new Random(7);
        return windows(count, new SplittableRandom(5), () -> {
            double length = Math.exp(2.4 + 0.85 * lengths.nextGaussian());
            return (int) Math.max(1, Math.min(160, Math.round(length)));
        });
    }

    private static List<Window> windows(int count, SplittableRandom random, IntSupplier lengths) {
        List<Window> windows = new ArrayList<>();
        int position = 0;
        for (int i = 0; i < count; i++) {
            int length = lengths.getAsInt();
            int[] stream = new int[length + 1];
            stream[0] = random.nextInt(SYMBOLS);
            for (int t = 1; t < stream.length; t++) {
                stream[t] = (stream[t - 1] + 1 + random.nextInt(2)) % SYMBOLS;
            }
            int[] inputs = java.util.Arrays.copyOf(stream, length);
            int[] targets = java.util.Arrays.copyOfRange(stream, 1, length + 1);
            windows.add(new Window("toy", position, inputs, targets, new int[0][]));
            position += length;
        }
        return windows;
    }

    static JavaPairRDD<Long, Window> indexed(JavaSparkContext context, List<Window> windows, int partitions) {
        List<Tuple2<Long, Window>> pairs = LongStream.range(0, windows.size())
                .mapToObj(index -> new Tuple2<>(index, windows.get((int) index)))
                .toList();
        return context.parallelizePairs(new ArrayList<>(pairs), partitions);
    }

    static NetworkSpec network() {
        return new NetworkSpec(
                SYMBOLS,
                0,
                SYMBOLS,
                NetworkSpec.Output.EACH_STEP,
                NetworkSpec.Layers.WINDROW,
                NetworkSpec.Kernel.AUTOMATIC,
                NetworkSpec.Cell.LSTM,
                5,
                0,
                0,
                1,
                6,
                false,
                NetworkSpec.Dropout.NONE,
                NetworkSpec.Head.PLAIN,
                3);
    }

    /** Adam at a rate of 0.02; {@code more} are keys of the training section, as in {@code averaging.outer=plain}. */
    static TrainingSpec adam(int workers, int batchSize, int stepsPerRound, int epochs, String... more) {
        return spec("adam, rate: 0.02", workers, batchSize, stepsPerRound, epochs, more);
    }

    /** Gradient descent at a rate of 0.5. */
    static TrainingSpec sgd(int workers, int batchSize, int stepsPerRound, int epochs, String... more) {
        return spec("sgd, rate: 0.5", workers, batchSize, stepsPerRound, epochs, more);
    }

    private static TrainingSpec spec(
            String rule, int workers, int batchSize, int stepsPerRound, int epochs, String... more) {
        List<String> keys = new ArrayList<>(List.of(
                "optimizer={name: " + rule + ", schedule: constant, clip-norm: 0}",
                "workers=" + workers,
                "batch-size=" + batchSize,
                "steps-per-round=" + stepsPerRound,
                "epochs=" + epochs));
        keys.addAll(List.of(more));
        return new TrainingSpec(Alignment.SYNCED, network(), JobFileReader.training(keys.toArray(String[]::new)));
    }
}
