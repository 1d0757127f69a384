package dev.windrow.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KneserNeyTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    /** Pairs 1-2 twice, 1-3 once, 2-1 twice, a vocabulary of 4; with so few counts a half is taken off each. */
    @Test
    void equalsTheHandWorkedCase() {
        KneserNey model = new KneserNey(2, 2, 4, new NgramTable(2, new long[] {6, 7, 9}, new int[] {2, 1, 2}));
        double single = 0.5 / 3 + 0.5 / 4;
        NextSymbol afterOne = model.after(1);
        assertThat(afterOne.probability(2)).isEqualTo(1.5 / 3 + single / 3, EXACT);
        assertThat(afterOne.probability(3)).isEqualTo(0.5 / 3 + single / 3, EXACT);
        assertThat(afterOne.probability(1)).isEqualTo(single / 3, EXACT);
        assertThat(afterOne.probability(0)).isEqualTo(0.125 / 3, EXACT);
        // 3 was never followed by anything: single symbols decide.
        assertThat(model.after(3).probability(1)).isEqualTo(single, EXACT);
    }

    @ParameterizedTest
    @CsvSource({"1,7", "2,7", "3,20", "5,12"})
    void probabilitiesSumToOneAndRanksAgreeWithThem(int order, int symbols) {
        int bits = KneserNey.bits(symbols);
        KneserNey model = new KneserNey(order, bits, symbols, randomTable(order, bits, symbols));
        Random random = new Random(1);
        for (int k = 0; k < 200; k++) {
            long history = 0;
            for (int step = 0; step < order; step++) {
                history = KneserNey.next(history, skewed(random, symbols), order, bits);
            }
            checkPlace(model.after(history), symbols);
        }
    }

    private static void checkPlace(NextSymbol place, int symbols) {
        double sum = 0;
        int[] found = new int[symbols];
        for (int symbol = 0; symbol < symbols; symbol++) {
            double own = place.probability(symbol);
            assertThat(own).isPositive();
            sum += own;
            int rank = 0;
            for (int other = 0; other < symbols; other++) {
                double probability = place.probability(other);
                rank += probability > own || (probability == own && other < symbol) ? 1 : 0;
            }
            assertThat(place.rank(symbol)).isEqualTo(rank);
            assertThat(place.before(symbol, found)).isEqualTo(rank);
            assertThat(Arrays.stream(found, 0, rank)).doesNotContain(symbol).doesNotHaveDuplicates();
            if (rank == 0) {
                assertThat(place.best()).isEqualTo(symbol);
            }
        }
        assertThat(sum).isEqualTo(1, Offset.offset(1e-9));
    }

    @Test
    void theOrderIsWhatALongHolds() {
        assertThat(KneserNey.order(5, 100)).isEqualTo(5);
        assertThat(KneserNey.order(5, 8000)).isEqualTo(4);
        assertThat(KneserNey.order(3, 100_000)).isEqualTo(3);
        assertThat(KneserNey.bits(4)).isEqualTo(2);
        assertThat(KneserNey.bits(5)).isEqualTo(3);
    }

    /** Without a training text every symbol is equally probable. */
    @Test
    void nothingSeenIsUniform() {
        KneserNey model = new KneserNey(3, 2, 4, new NgramTable(2, new long[0], new int[0]));
        assertThat(model.after(5).probability(3)).isEqualTo(0.25);
    }

    private static NgramTable randomTable(int order, int bits, int symbols) {
        Random random = new Random(7);
        TreeMap<Long, Integer> counts = new TreeMap<>();
        long history = 0;
        for (int k = 0; k < 3000; k++) {
            int symbol = skewed(random, symbols);
            counts.merge((history << bits) | symbol, 1, Integer::sum);
            history = KneserNey.next(history, symbol, order, bits);
        }
        return new NgramTable(
                bits,
                counts.keySet().stream().mapToLong(Long::longValue).toArray(),
                counts.values().stream().mapToInt(Integer::intValue).toArray());
    }

    private static int skewed(Random random, int symbols) {
        return Math.min(symbols - 1, (int) (symbols * random.nextDouble() * random.nextDouble()));
    }
}
