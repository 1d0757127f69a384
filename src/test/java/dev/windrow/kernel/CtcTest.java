package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loss against the enumeration of all alignments, and its gradient against differences. */
class CtcTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-10);
    private static final int STEPS = 5;
    private static final int CLASSES = 3;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void isTheSumOverAllAlignments(int blank) {
        for (int length = 1; length <= STEPS; length++) {
            double[] logits = logits(1, 4);
            Map<List<Integer>, Double> exact = labellings(logits, length, blank);
            Rows rows = Rows.of(STEPS, new int[] {length});
            exact.forEach((labels, probability) -> {
                double loss = new Ctc(CLASSES, blank).loss(logits, new int[][] {array(labels)}, rows);
                assertThat(loss).as("%s", labels).isCloseTo(-Math.log(probability), EXACT);
            });
            assertThat(exact.values().stream().mapToDouble(p -> p).sum()).isCloseTo(1, EXACT);
        }
    }

    @Test
    void anEmptyLabelIsBlanksAlone() {
        double[] uniform = new double[STEPS * CLASSES];
        double loss = new Ctc(CLASSES, 0).loss(uniform, new int[][] {{}}, Rows.equal(STEPS, 1));
        assertThat(loss).isCloseTo(STEPS * Math.log(3), EXACT);
        assertThat(new Ctc(CLASSES, 0).loss(uniform, new int[][] {{}}, Rows.of(STEPS, new int[] {0})))
                .isZero();
    }

    @Test
    void agreesWithAValueWorkedByHand() {
        // Two steps, y = (blank 0.6, a 0.4) at both: "a" is aa, a-, -a: 0.16 + 0.24 + 0.24.
        double[] logs = {Math.log(0.6), Math.log(0.4), Math.log(0.6), Math.log(0.4)};
        assertThat(new Ctc(2, 0).loss(logs, new int[][] {{1}}, Rows.equal(2, 1)))
                .isCloseTo(-Math.log(0.64), EXACT);
        // And "aa" cannot be: it needs a blank between.
        assertThat(new Ctc(2, 0).loss(logs, new int[][] {{1, 1}}, Rows.equal(2, 1)))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void theGradientIsTheSlopeOfTheLoss() {
        Rows rows = Rows.of(STEPS, new int[] {5, 3, 1, 4});
        int[][] labels = {{1, 1, 2}, {2}, {}, {1, 2, 1, 2}};
        Ctc ctc = new Ctc(CLASSES, 0);
        for (double size : new double[] {1, 30}) {
            double[] gradient = logits(4, size);
            assertThat(ctc.gradient(gradient, labels, rows)).isCloseTo(ctc.loss(logits(4, size), labels, rows), EXACT);
            for (int k = 0; k < gradient.length; k++) {
                double[] above = logits(4, size);
                double[] below = logits(4, size);
                above[k] += 1e-5;
                below[k] -= 1e-5;
                double slope = (ctc.loss(above, labels, rows) - ctc.loss(below, labels, rows)) / 2e-5;
                assertThat(gradient[k]).as("logit %d", k).isCloseTo(slope, Offset.offset(1e-7));
            }
        }
    }

    @Test
    void aRowTooShortForItsLabelHasInfiniteLossAndNoGradient() {
        Rows rows = Rows.of(STEPS, new int[] {2, 5, 0});
        Ctc ctc = new Ctc(CLASSES, 0);
        double[] gradient = logits(3, 1);
        assertThat(ctc.gradient(gradient, new int[][] {{1, 1}, {1, 1}, {2}}, rows))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Arrays.copyOf(gradient, 15)).containsOnly(0);
        assertThat(Arrays.copyOfRange(gradient, 30, 45)).containsOnly(0);
        double[] alone = Arrays.copyOfRange(logits(3, 1), 15, 30);
        ctc.gradient(alone, new int[][] {{1, 1}}, Rows.equal(STEPS, 1));
        assertThat(Arrays.copyOfRange(gradient, 15, 30)).isEqualTo(alone);
        assertThat(Ctc.leastSteps(List.of(1, 1))).isEqualTo(3);
        assertThat(Ctc.leastSteps(List.of("l", "o", "o", "o", "k"))).isEqualTo(7);
        assertThat(Ctc.leastSteps(List.of())).isZero();
    }

    @Test
    void longSequencesUnderflowNothing() {
        int steps = 3000;
        double[] logits = new Random(1).doubles(4L * steps, -20, 20).toArray();
        int[][] labels = {new Random(2).ints(500, 1, 4).toArray()};
        double loss = new Ctc(4, 0).gradient(logits, labels, Rows.equal(steps, 1));
        assertThat(loss).isFinite().isPositive();
        for (int step = 0; step < steps; step++) {
            double sum = logits[4 * step] + logits[4 * step + 1] + logits[4 * step + 2] + logits[4 * step + 3];
            assertThat(sum).isCloseTo(0, Offset.offset(1e-8));
        }
    }

    @Test
    void refusesLabelsThatAreNone() {
        Ctc ctc = new Ctc(CLASSES, 1);
        Rows rows = Rows.equal(1, 1);
        assertThatThrownBy(() -> ctc.loss(new double[3], new int[][] {{1}}, rows))
                .hasMessage("label 1 of row 0: must be from 0 to 2 and not the blank, 1");
        assertThatThrownBy(() -> ctc.loss(new double[3], new int[][] {{3}}, rows))
                .hasMessageStartingWith("label 3 of row 0");
        assertThatThrownBy(() -> ctc.loss(new double[2], new int[][] {{0}}, rows))
                .hasMessage("2 logits and 1 label sequences for 1 rows x 1 steps x 3 classes");
        assertThatThrownBy(() -> new Ctc(3, 3)).hasMessage("blank = 3: must be one of the 3 classes, 0 to 2");
    }

    private static double[] logits(int rows, double size) {
        return new Random(rows)
                .doubles((long) rows * STEPS * CLASSES, -size, size)
                .toArray();
    }

    private static int[] array(List<Integer> labels) {
        return labels.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The probability of every label sequence: the sum over the alignments that collapse to it. */
    private static Map<List<Integer>, Double> labellings(double[] logits, int length, int blank) {
        double[] logs = logits.clone();
        SoftmaxCrossEntropy.logProbabilities(logs, new double[CLASSES], STEPS);
        Map<List<Integer>, Double> sums = new HashMap<>();
        int alignments = (int) Math.pow(CLASSES, length);
        for (int alignment = 0; alignment < alignments; alignment++) {
            List<Integer> labels = new ArrayList<>();
            double log = 0;
            int before = -1;
            int rest = alignment;
            for (int step = 0; step < length; step++) {
                int symbol = rest % CLASSES;
                rest /= CLASSES;
                log += logs[step * CLASSES + symbol];
                if (symbol != blank && symbol != before) {
                    labels.add(symbol);
                }
                before = symbol;
            }
            sums.merge(labels, Math.exp(log), Double::sum);
        }
        return sums;
    }
}
