package dev.windrow.network;

import dev.windrow.kernel.Optimizer;
import dev.windrow.kernel.StepCount;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Prints what a step costs with a vocabulary of 50,000 symbols of 64 values, and Adam's share of it: run by hand, not a
 * test.
 */
final class LargeVocabularySpeed {
    private static final int SYMBOLS = 50_000;
    private static final int WARM_UP = 12;
    private static final int REPEATS = 9;

    private LargeVocabularySpeed() {}

    public static void main(String[] arguments) {
        System.out.printf("%-28s %12s %10s %10s %8s%n", "output", "parameters", "step, ms", "Adam, ms", "share");
        print("10 symbols, 10 labels", 10, 10, Head.PLAIN);
        print("embedding, 10 labels", SYMBOLS, 10, Head.PLAIN);
        print("adaptive, 2000 and 10000", SYMBOLS, SYMBOLS, new Head(false, false, List.of(2000, 10_000), 4));
        print("tied", SYMBOLS, SYMBOLS, new Head(true, false, List.of(), 4));
        print("plain", SYMBOLS, SYMBOLS, Head.PLAIN);
    }

    private static void print(String name, int symbols, int classes, Head head) {
        NetworkSpec spec = NetworkSpec.plain(
                        Reading.symbols(symbols, 64), RecurrentStack.of(RecurrentStack.Cell.LSTM, 64), classes, 1)
                .with(head);
        OptimizerSpec adam = new OptimizerSpec(OptimizerSpec.Name.ADAM, 5);
        Learner learner = new Learner(spec, adam);
        Minibatch batch = batch(symbols, classes);
        learner.step(batch, 0.001, 0);
        double step = median(() -> learner.step(batch, 0.001, 1));
        int count = learner.parameterCount();
        float[] weights = new float[count];
        float[] gradient = new float[count];
        Random random = new Random(2);
        for (int k = 0; k < count; k++) {
            gradient[k] = random.nextFloat() - 0.5f;
        }
        float[][] moments = new float[2][count];
        Optimizer rule = adam.rule();
        double update = median(() -> rule.step(weights, gradient, 1, 0.001, moments, StepCount.of(10)));
        System.out.printf("%-28s %12d %10.1f %10.1f %7.0f%%%n", name, count, step, update, 100 * update / step);
    }

    /** 32 rows of 32 symbols, as rare as words are (Zipf's law). */
    private static Minibatch batch(int symbolCount, int classes) {
        Random random = new Random(1);
        List<Window> windows = new ArrayList<>();
        for (int row = 0; row < 32; row++) {
            int[] symbols = zipf(random, symbolCount);
            int[] targets = zipf(random, classes);
            windows.add(new Window("w" + row, 0, symbols, targets, new int[0][]));
        }
        return Minibatch.of(Alignment.SYNCED, windows);
    }

    private static int[] zipf(Random random, int size) {
        return random.doubles(32)
                .mapToInt(uniform -> (int) Math.pow(size, uniform) - 1)
                .toArray();
    }

    private static double median(Runnable work) {
        for (int k = 0; k < WARM_UP; k++) {
            work.run();
        }
        double[] milliseconds = new double[REPEATS];
        for (int k = 0; k < REPEATS; k++) {
            long start = System.nanoTime();
            work.run();
            milliseconds[k] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(milliseconds);
        return milliseconds[REPEATS / 2];
    }
}
