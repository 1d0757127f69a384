package dev.windrow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.network.Predictions;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private static final int END = 3;
    private static final Sampling GREEDY = new Sampling(0, 0, 4, END);

    /** After symbol s comes s + 1, most probably; after the last one the end. Other symbols share the rest. */
    private static Continuation counting(int symbols) {
        return new Continuation() {
            private int rows;

            @Override
            public void begin(int count) {
                rows = count;
            }

            @Override
            public Predictions next(int[] read) {
                float[] logs = new float[rows * symbols];
                for (int row = 0; row < rows; row++) {
                    int next = read[row] + 1 < symbols ? read[row] + 1 : END;
                    for (int k = 0; k < symbols; k++) {
                        logs[row * symbols + k] = (float) Math.log(k == next ? 0.5 : 0.5 / (symbols - 1));
                    }
                }
                return new Predictions(rows, 1, symbols, logs);
            }
        };
    }

    @Test
    void withoutTemperatureTheMostProbableComesUpToTheEnd() {
        List<int[]> texts = new Generator(counting(8), GREEDY).continuations(new int[] {2, 4}, 2, 10, 1);
        assertThat(texts).allSatisfy(text -> assertThat(text).containsExactly(5, 6, 7));
        assertThat(new Generator(counting(8), GREEDY)
                        .continuations(new int[] {4}, 1, 2, 1)
                        .get(0))
                .containsExactly(5, 6);
    }

    @Test
    void aSampleDependsOnItsSeedAndNumberAlone() {
        Sampling sampling = new Sampling(1, 0, 4, END);
        Generator generator = new Generator(counting(30), sampling);
        List<int[]> three = generator.continuations(new int[] {2}, 3, 40, 7);
        assertThat(generator.continuations(new int[] {2}, 2, 40, 7))
                .usingRecursiveComparison()
                .isEqualTo(three.subList(0, 2));
        assertThat(three.get(0)).isNotEqualTo(three.get(1));
        assertThat(generator.continuations(new int[] {2}, 1, 40, 8).get(0)).isNotEqualTo(three.get(0));
        assertThat(three).allSatisfy(text -> assertThat(text).doesNotContain(0, 1, 2, END));
    }

    @Test
    void textsSideBySideGoOnAsAlone() {
        Generator generator = new Generator(counting(30), new Sampling(1, 0, 4, END));
        List<int[]> prompts = List.of(new int[] {2, 5}, new int[] {7, 9}, new int[] {2, 5});
        List<int[]> found = generator.continuationOfEach(prompts, 40, 7);
        for (int text = 0; text < prompts.size(); text++) {
            assertThat(found.get(text))
                    .isEqualTo(
                            generator.continuations(prompts.get(text), 1, 40, 7).get(0));
        }
        List<int[]> best = new Generator(counting(12), GREEDY).continuationOfEach(prompts, 40, 7);
        assertThat(best.get(0)).containsExactly(6, 7, 8, 9, 10, 11);
        assertThat(best.get(1)).containsExactly(10, 11);
    }

    @Test
    void drawsAsOftenAsTheTemperatureSays() {
        float[] logs = {0, 0, 0, -99, (float) Math.log(0.6), (float) Math.log(0.3), (float) Math.log(0.1)};
        Predictions place = new Predictions(1, 1, 7, logs);
        // Squared and divided by their sum: 36/46, 9/46, 1/46.
        assertShares(new Sampling(0.5, 0, 4, END), place, 36 / 46.0, 9 / 46.0, 1 / 46.0);
        assertShares(new Sampling(1, 0, 4, END), place, 0.6, 0.3, 0.1);
        assertShares(new Sampling(1, 2, 4, END), place, 2 / 3.0, 1 / 3.0, 0);
        assertShares(new Sampling(1, 1, 4, END), place, 1, 0, 0);
    }

    private static void assertShares(Sampling sampling, Predictions place, double... shares) {
        SplittableRandom random = new SplittableRandom(5);
        int draws = 20_000;
        int[] counts = new int[7];
        for (int k = 0; k < draws; k++) {
            counts[sampling.draw(place, 0, random)]++;
        }
        for (int k = 0; k < shares.length; k++) {
            // Five standard deviations of the binomial law.
            double deviation = Math.sqrt(shares[k] * (1 - shares[k]) / draws);
            assertThat((double) counts[4 + k] / draws).isBetween(shares[k] - 5 * deviation, shares[k] + 5 * deviation);
        }
    }

    @Test
    void aPromptHasASymbol() {
        Generator generator = new Generator(counting(8), GREEDY);
        assertThatThrownBy(() -> generator.continuations(new int[0], 1, 5, 1)).hasMessageContaining("prompt");
    }
}
