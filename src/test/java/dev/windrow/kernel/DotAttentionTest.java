package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.kernel.DotAttention.Side;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Attention against sums written out, and its way back against differences. */
class DotAttentionTest {
    private static final int[] QUERIES = {3, 1, 0, 5};
    private static final int[] KEYS = {2, 4, 3, 1};
    private static final int UNITS = 3;
    private static final int FEATURES = 2;

    private final Random random = new Random(4);
    private final Rows asking = Rows.of(5, QUERIES);
    private final Rows known = Rows.of(4, KEYS);

    private double[] numbers(Rows rows, int features) {
        return random.doubles(rows.slots() * features, -1, 1).toArray();
    }

    private static Block block(Precision precision, double[] numbers) {
        Block block = Block.zeros(precision, numbers.length);
        block.write(numbers);
        return block;
    }

    private static double[] read(Block block) {
        double[] numbers = new double[(int) block.size()];
        block.read(numbers);
        return numbers;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void isTheSumItSays(Precision precision) {
        double[] q = numbers(asking, UNITS);
        double[] k = numbers(known, UNITS);
        double[] v = numbers(known, FEATURES);
        DotAttention attention = new DotAttention(precision);
        Block contexts = block(precision, numbers(asking, FEATURES));
        attention.forward(
                new Side(asking, UNITS, block(precision, q)),
                new Side(known, UNITS, block(precision, k)),
                new Side(known, FEATURES, block(precision, v)),
                contexts);
        double[] given = read(contexts);
        double[] right = contexts(q, k, v);
        for (int place = 0; place < right.length; place++) {
            assertThat(given[place])
                    .isCloseTo(right[place], Offset.offset(precision == Precision.FLOAT64 ? 1e-14 : 1e-6));
        }
        assertThat(attention.attended(0)).hasSize(QUERIES[0]);
        assertThat(attended(q, k, 0, 2)).isEqualTo(attention.attended(0)[2]);
    }

    private int attended(double[] q, double[] k, int row, int step) {
        int best = 0;
        for (int s = 1; s < KEYS[row]; s++) {
            best = score(q, k, row, step, s) > score(q, k, row, step, best) ? s : best;
        }
        return best;
    }

    private double score(double[] q, double[] k, int row, int step, int s) {
        double score = 0;
        for (int unit = 0; unit < UNITS; unit++) {
            score += q[(step * QUERIES.length + row) * UNITS + unit] * k[(s * KEYS.length + row) * UNITS + unit];
        }
        return score;
    }

    /** Equations 7 and 8 of the class, written out; zero at padding. */
    private double[] contexts(double[] q, double[] k, double[] v) {
        double[] contexts = new double[(int) asking.slots() * FEATURES];
        for (int row = 0; row < QUERIES.length; row++) {
            for (int step = 0; step < QUERIES[row]; step++) {
                double sum = 0;
                for (int s = 0; s < KEYS[row]; s++) {
                    sum += Math.exp(score(q, k, row, step, s));
                }
                for (int s = 0; s < KEYS[row]; s++) {
                    double share = Math.exp(score(q, k, row, step, s)) / sum;
                    for (int f = 0; f < FEATURES; f++) {
                        contexts[(step * QUERIES.length + row) * FEATURES + f] +=
                                share * v[(s * KEYS.length + row) * FEATURES + f];
                    }
                }
            }
        }
        return contexts;
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void errorsAreSlopes(int which) {
        double[][] given = {numbers(asking, UNITS), numbers(known, UNITS), numbers(known, FEATURES)};
        double[] weights = numbers(asking, FEATURES);
        Block[] errors = new Block[given.length];
        Block[] blocks = new Block[given.length];
        for (int k = 0; k < given.length; k++) {
            blocks[k] = block(Precision.FLOAT64, given[k]);
            errors[k] = block(Precision.FLOAT64, given[k]);
        }
        DotAttention attention = new DotAttention(Precision.FLOAT64);
        attention.forward(
                new Side(asking, UNITS, blocks[0]),
                new Side(known, UNITS, blocks[1]),
                new Side(known, FEATURES, blocks[2]),
                Block.zeros(Precision.FLOAT64, weights.length));
        attention.backward(block(Precision.FLOAT64, weights), errors[0], errors[1], errors[2]);
        double[] claimed = read(errors[which]);
        for (int place = 0; place < claimed.length; place++) {
            double at = given[which][place];
            given[which][place] = at + 1e-6;
            double above = weighted(contexts(given[0], given[1], given[2]), weights);
            given[which][place] = at - 1e-6;
            double below = weighted(contexts(given[0], given[1], given[2]), weights);
            given[which][place] = at;
            assertThat(claimed[place]).isCloseTo((above - below) / 2e-6, Offset.offset(1e-8));
        }
    }

    private static double weighted(double[] contexts, double[] weights) {
        double sum = 0;
        for (int k = 0; k < contexts.length; k++) {
            sum += contexts[k] * weights[k];
        }
        return sum;
    }

    @Test
    void sidesThatDoNotFitAreNamed() {
        Block block = Block.zeros(Precision.FLOAT64, asking.slots() * UNITS);
        assertThatThrownBy(() -> new Side(asking, UNITS + 1, block))
                .hasMessage("steps 5 x batch 4 x features 4 needs 80 numbers, the block has 60");
        Side keys = new Side(known, FEATURES, Block.zeros(Precision.FLOAT64, known.slots() * FEATURES));
        assertThatThrownBy(() ->
                        new DotAttention(Precision.FLOAT64).forward(new Side(asking, UNITS, block), keys, keys, block))
                .hasMessage("queries of batch 4 x features 3, keys of batch 4 x features 2: must be equal");
    }
}
