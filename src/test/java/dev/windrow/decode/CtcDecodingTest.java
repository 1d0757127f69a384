package dev.windrow.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.kernel.Ctc;
import dev.windrow.kernel.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CtcDecodingTest {
    private static final int CLASSES = 3;

    @Test
    void greedyTakesTheBestPath() {
        // a a - a b b -, the blank being 2.
        float[] logs = best(0, 0, 2, 0, 1, 1, 2);
        assertThat(new CtcGreedy(CLASSES, 2).decode(logs, 0, 7).symbols()).containsExactly(0, 0, 1);
        assertThat(new CtcGreedy(CLASSES, 2).decode(logs, 4 * CLASSES, 3).symbols())
                .containsExactly(1);
        assertThat(new CtcGreedy(CLASSES, 2).decode(logs, 0, 0).symbols()).isEmpty();
    }

    @Test
    void theBeamAddsUpAlignmentsWhereGreedyDoesNot() {
        // Blank 0.6, a 0.4 twice: the best path is all blanks, 0.36, but "a" has three alignments, 0.64.
        float blank = (float) Math.log(0.6);
        float a = (float) Math.log(0.4);
        float[] logs = {blank, a, blank, a};
        assertThat(new CtcGreedy(2, 0).decode(logs, 0, 2).symbols()).isEmpty();
        Hypothesis found = new CtcPrefixBeam(2, 0, 4).decode(logs, 0, 2);
        assertThat(found.symbols()).containsExactly(1);
        assertThat(found.logProbability()).isCloseTo(Math.log(0.64), Offset.offset(1e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void aWideBeamIsExact(int steps) {
        for (int seed = 0; seed < 20; seed++) {
            float[] logs = random(steps, seed);
            Hypothesis found = new CtcPrefixBeam(CLASSES, 1, 1000).decode(logs, 0, steps);
            double best = Double.NEGATIVE_INFINITY;
            for (int[] labels : labellings(steps)) {
                best = Math.max(best, logLikelihood(logs, steps, labels));
            }
            assertThat(found.logProbability()).isCloseTo(best, Offset.offset(1e-6));
            assertThat(logLikelihood(logs, steps, found.symbols())).isCloseTo(best, Offset.offset(1e-6));
        }
    }

    @Test
    void aNarrowBeamNeverClaimsMoreThanThereIs() {
        for (int seed = 0; seed < 20; seed++) {
            float[] logs = random(30, seed);
            for (int width : new int[] {1, 2, 5, 50}) {
                Hypothesis found = new CtcPrefixBeam(CLASSES, 1, width).decode(logs, 0, 30);
                assertThat(found.logProbability()).isLessThanOrEqualTo(logLikelihood(logs, 30, found.symbols()) + 1e-6);
            }
        }
    }

    @Test
    void equalPrefixesAreToldApartByTheirLabels() {
        float[] even = new float[CLASSES];
        assertThat(new CtcPrefixBeam(CLASSES, 1, 2).decode(even, 0, 1).symbols())
                .isEmpty();
        float[] labels = {0, -9, 0};
        assertThat(new CtcPrefixBeam(CLASSES, 1, 2).decode(labels, 0, 1).symbols())
                .containsExactly(0);
        assertThatThrownBy(() -> new CtcPrefixBeam(CLASSES, 1, 0))
                .hasMessage("beam width = 0: must be at least 1; try 10");
    }

    /** Log-probabilities with one class almost certain at each step. */
    private static float[] best(int... classes) {
        float[] logs = new float[classes.length * CLASSES];
        for (int step = 0; step < classes.length; step++) {
            for (int k = 0; k < CLASSES; k++) {
                logs[step * CLASSES + k] = (float) Math.log(k == classes[step] ? 0.98 : 0.01);
            }
        }
        return logs;
    }

    private static float[] random(int steps, long seed) {
        Random random = new Random(seed);
        float[] logs = new float[steps * CLASSES];
        for (int step = 0; step < steps; step++) {
            double[] weights = random.doubles(CLASSES, 0.05, 1).toArray();
            for (int k = 0; k < CLASSES; k++) {
                logs[step * CLASSES + k] = (float) Math.log(weights[k] / (weights[0] + weights[1] + weights[2]));
            }
        }
        return logs;
    }

    private static double logLikelihood(float[] logs, int steps, int[] labels) {
        double[] wide = new double[steps * CLASSES];
        for (int k = 0; k < wide.length; k++) {
            wide[k] = logs[k];
        }
        return -new Ctc(CLASSES, 1).loss(wide, new int[][] {labels}, Rows.equal(steps, 1));
    }

    /** Every sequence of labels 0 and 2 up to a length. */
    private static List<int[]> labellings(int longest) {
        List<int[]> all = new ArrayList<>();
        for (int length = 0; length <= longest; length++) {
            for (int bits = 0; bits < 1 << length; bits++) {
                int[] labels = new int[length];
                for (int k = 0; k < length; k++) {
                    labels[k] = (bits >> k & 1) * 2;
                }
                all.add(labels);
            }
        }
        return all;
    }
}
