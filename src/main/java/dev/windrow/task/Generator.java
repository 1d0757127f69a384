package dev.windrow.task;

import dev.windrow.network.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Goes on with a text. Each sample has random numbers of its own, which depend on the seed and its number alone. */
public final class Generator {
    private final Continuation network;
    private final Sampling sampling;

    public Generator(Continuation network, Sampling sampling) {
        this.network = network;
        this.sampling = sampling;
    }

    /**
     * Continues one text several times.
     *
     * @param prompt ids the network reads first, at least one; not modified
     * @param samples how many continuations
     * @param length the most symbols of a continuation; one that ends earlier is shorter
     * @param seed of the random numbers
     * @return ids of each continuation, without the prompt and the end
     */
    public List<int[]> continuations(int[] prompt, int samples, int length, long seed) {
        return continuations(Collections.nCopies(samples, prompt), length, randoms(samples, seed));
    }

    /**
     * Continues several texts side by side, each as its first sample would be alone.
     *
     * @param prompts ids the network reads first, at least one, of each text as many; not modified
     * @param length the most symbols of a continuation; one that ends earlier is shorter
     * @param seed of the random numbers
     * @return ids of the continuation of each, without the prompt and the end
     */
    public List<int[]> continuationOfEach(List<int[]> prompts, int length, long seed) {
        SplittableRandom[] randoms = new SplittableRandom[prompts.size()];
        Arrays.setAll(randoms, text -> randoms(1, seed)[0]);
        return continuations(prompts, length, randoms);
    }

    private List<int[]> continuations(List<int[]> prompts, int length, SplittableRandom[] randoms) {
        int samples = prompts.size();
        int[] first = prompts.get(0);
        if (first.length == 0) {
            throw new IllegalArgumentException(
                    "the prompt has no symbol; must have at least the one a text starts with");
        }
        network.begin(samples);
        Predictions predictions = null;
        for (int step = 0; step < first.length; step++) {
            predictions = network.next(read(prompts, step));
        }
        int[][] drawn = new int[samples][length];
        int[] lengths = new int[samples];
        boolean[] ended = new boolean[samples];
        for (int step = 0; step < length; step++) {
            int[] symbols = new int[samples];
            int open = 0;
            for (int row = 0; row < samples; row++) {
                symbols[row] = ended[row] ? sampling.end() : sampling.draw(predictions, row, randoms[row]);
                ended[row] = symbols[row] == sampling.end();
                if (!ended[row]) {
                    drawn[row][lengths[row]++] = symbols[row];
                    open++;
                }
            }
            if (open == 0) {
                break;
            }
            predictions = network.next(symbols);
        }
        List<int[]> continuations = new ArrayList<>();
        for (int row = 0; row < samples; row++) {
            continuations.add(Arrays.copyOf(drawn[row], lengths[row]));
        }
        return continuations;
    }

    /** The random numbers of each sample. */
    static SplittableRandom[] randoms(int samples, long seed) {
        SplittableRandom root = new SplittableRandom(seed);
        SplittableRandom[] randoms = new SplittableRandom[samples];
        for (int row = 0; row < samples; row++) {
            randoms[row] = root.split();
        }
        return randoms;
    }

    private static int[] read(List<int[]> prompts, int step) {
        return prompts.stream().mapToInt(prompt -> prompt[step]).toArray();
    }
}
