package dev.windrow.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightedSumTest {
    private static final int[] LENGTHS = {1, 2, 255, 256, 257, 1023, 1024, 1025, 4099};
    private static final double[] WEIGHTS = {0.5, 0.125, 0.375};

    @Test
    void isTheSumInDoubleInTheOrderGiven() {
        for (int length : LENGTHS) {
            float[][] vectors = vectors(length);
            float[] sum = sum(WireFormat.FLOAT32, vectors, null, new Slices(length, 1 << 20));
            for (int j = 0; j < length; j++) {
                double expected = 0.5 * vectors[0][j];
                expected += 0.125 * vectors[1][j];
                expected += 0.375 * vectors[2][j];
                assertThat(sum[j]).isEqualTo((float) expected);
            }
        }
    }

    @Test
    void changesAreAddedToWhatBothSidesKnow() {
        float[] base = {1, 2, -3};
        List<Code> codes = List.of(Code.of(WireFormat.FLOAT32, new float[] {4, 0, 3}));
        float[] sum = new float[3];
        new WeightedSum(1).of(codes, base, sum, 0);
        assertThat(sum).containsExactly(5, 2, 0);
    }

    @Test
    void oneVectorIsItself() {
        float[] vector = {-0f, 0.1f, Float.NaN, Float.NEGATIVE_INFINITY};
        float[] sum = new float[4];
        new WeightedSum(1).of(List.of(Code.of(WireFormat.FLOAT32, vector)), null, sum, 0);
        assertThat(sum).isEqualTo(vector);
    }

    @ParameterizedTest
    @EnumSource
    void slicesChangeNothing(WireFormat format) {
        for (int length : LENGTHS) {
            float[][] vectors = vectors(length);
            float[] base = vectors[2];
            float[] whole = sum(format, vectors, base, new Slices(length, 1 << 20));
            for (int blocks : new int[] {1, 2, 3, 5}) {
                Slices slices = new Slices(length, blocks * WireFormat.BLOCK);
                assertThat(sum(format, vectors, base, slices)).isEqualTo(whole);
            }
        }
    }

    private static float[] sum(WireFormat format, float[][] vectors, @Nullable float[] base, Slices slices) {
        float[] sum = new float[slices.length()];
        for (int slice = 0; slice < slices.count(); slice++) {
            List<Code> codes = new ArrayList<>();
            for (float[] vector : vectors) {
                codes.add(Code.of(format, vector, slices, slice));
            }
            new WeightedSum(WEIGHTS).of(codes, base, sum, slices.begin(slice));
        }
        return sum;
    }

    private static float[][] vectors(int length) {
        SplittableRandom random = new SplittableRandom(length);
        float[][] vectors = new float[WEIGHTS.length][length];
        for (float[] vector : vectors) {
            for (int j = 0; j < length; j++) {
                vector[j] = (float) (random.nextDouble() * 2 - 1);
            }
        }
        return vectors;
    }
}
