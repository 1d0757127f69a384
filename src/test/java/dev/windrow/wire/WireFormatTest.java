package dev.windrow.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WireFormatTest {
    private static final int[] LENGTHS = {0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 1000, 4099};

    @Test
    void float32KeepsEveryBit() {
        float[] values = values(777);
        values[3] = Float.NaN;
        values[4] = Float.NEGATIVE_INFINITY;
        values[5] = -0f;
        values[6] = Float.MIN_VALUE;
        float[] read = there(WireFormat.FLOAT32, values);
        for (int k = 0; k < values.length; k++) {
            assertThat(Float.floatToRawIntBits(read[k])).isEqualTo(Float.floatToRawIntBits(values[k]));
        }
    }

    @Test
    void bfloat16IsWithinOnePartIn256() {
        float[] values = values(4099);
        float[] read = there(WireFormat.BFLOAT16, values);
        for (int k = 0; k < values.length; k++) {
            assertThat(Math.abs(read[k] - values[k])).isLessThanOrEqualTo(Math.abs(values[k]) / 256);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x3F800000, 0x3F800000, one is kept",
        "0x3F808000, 0x3F800000, a tie goes to the even one below",
        "0x3F818000, 0x3F820000, a tie goes to the even one above",
        "0x3F808001, 0x3F810000, above the tie goes up",
        "0x3F807FFF, 0x3F800000, below the tie goes down",
        "0xBF818000, 0xBF820000, signs do not matter",
        "0x00000001, 0x00000000, the smallest number is near nothing",
        "0x80000000, 0x80000000, minus zero",
        "0x7F7FFFFF, 0x7F800000, the largest float is nearest to infinity",
        "0x7F800000, 0x7F800000, infinity",
        "0xFF800000, 0xFF800000, minus infinity",
    })
    void bfloat16RoundsToTheNearestTiesToEven(String from, String to) {
        float value = Float.intBitsToFloat(Integer.parseUnsignedInt(from.substring(2), 16));
        float read = there(WireFormat.BFLOAT16, new float[] {value})[0];
        assertThat(String.format("0x%08X", Float.floatToRawIntBits(read))).isEqualTo(to);
    }

    /** Bits of a not-a-number that bfloat16 drops must not turn it into an infinity. */
    @Test
    void bfloat16KeepsEveryNotANumber() {
        float[] values = {Float.NaN, Float.intBitsToFloat(0x7F800001), Float.intBitsToFloat(0xFFFFFFFF)};
        for (float read : there(WireFormat.BFLOAT16, values)) {
            assertThat(read).isNaN();
        }
    }

    @Test
    void int8IsWithinHalfAStepOfItsBlock() {
        float[] values = values(4099);
        float[] read = there(WireFormat.INT8, values);
        for (int k = 0; k < values.length; k++) {
            int block = k / WireFormat.BLOCK * WireFormat.BLOCK;
            float largest = 0;
            for (int other = block; other < Math.min(block + WireFormat.BLOCK, values.length); other++) {
                largest = Math.max(largest, Math.abs(values[other]));
            }
            assertThat((double) Math.abs(read[k] - values[k])).isLessThanOrEqualTo(largest / 254.0 * 1.00001);
        }
    }

    @Test
    void int8RoundsTiesToEven() {
        float[] read = there(WireFormat.INT8, new float[] {127, 0.5f, 1.5f, 2.5f, -0.5f, -1.5f, -127});
        assertThat(read).containsExactly(127, 0, 2, 2, 0, -2, -127);
    }

    @Test
    void int8TellsWhatIsNotFiniteByItsWholeBlock() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            float[] values = values(600);
            values[300] = bad;
            float[] read = there(WireFormat.INT8, values);
            for (int k = 0; k < values.length; k++) {
                assertThat(Float.isNaN(read[k])).as("value %d", k).isEqualTo(k >= 256 && k < 512);
            }
        }
    }

    @Test
    void int8OfNothingAndOfNextToNothing() {
        assertThat(there(WireFormat.INT8, new float[300])).containsOnly(0);
        float tiny = Float.MIN_VALUE;
        for (float read : there(WireFormat.INT8, new float[] {tiny, -tiny, 0})) {
            assertThat(read).isZero();
        }
        float[] small = there(WireFormat.INT8, new float[] {200 * tiny, -100 * tiny});
        assertThat(small[0]).isPositive().isLessThanOrEqualTo(200 * tiny);
        assertThat(small[1]).isNegative().isGreaterThanOrEqualTo(-200 * tiny);
    }

    @ParameterizedTest
    @EnumSource
    void theSizeIsAsTold(WireFormat format) {
        for (int length : LENGTHS) {
            int blocks = (length + 255) / 256;
            int size =
                    switch (format) {
                        case FLOAT32 -> 4 * length;
                        case BFLOAT16 -> 2 * length;
                        case INT8 -> length + 4 * blocks;
                    };
            assertThat(format.encode(values(length), 0, length)).hasSize(size);
            assertThat(format.size(length)).isEqualTo(size);
        }
    }

    @ParameterizedTest
    @EnumSource
    void cuttingAtBlocksChangesNothing(WireFormat format) {
        for (int length : LENGTHS) {
            float[] values = values(length);
            byte[] whole = format.encode(values, 0, length);
            float[] read = there(format, values);
            for (int begin = 0; begin < length; begin += 2 * WireFormat.BLOCK) {
                int end = Math.min(begin + 2 * WireFormat.BLOCK, length);
                float[] own = new float[end - begin];
                format.decode(format.encode(values, begin, end), 0, end - begin, own, 0);
                assertThat(own).isEqualTo(Arrays.copyOfRange(read, begin, end));
                format.decode(whole, begin, end, own, 0);
                assertThat(own).isEqualTo(Arrays.copyOfRange(read, begin, end));
            }
        }
    }

    private static float[] there(WireFormat format, float[] values) {
        float[] read = new float[values.length];
        format.decode(format.encode(values, 0, values.length), 0, values.length, read, 0);
        return read;
    }

    /** Of magnitudes from 1e−6 to 1e3. */
    private static float[] values(int count) {
        SplittableRandom random = new SplittableRandom(count);
        float[] values = new float[count];
        for (int k = 0; k < count; k++) {
            values[k] = (float) ((random.nextDouble() * 2 - 1) * Math.pow(10, random.nextInt(-6, 4)));
        }
        return values;
    }
}
