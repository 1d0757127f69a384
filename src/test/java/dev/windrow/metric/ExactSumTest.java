package dev.windrow.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {
    @Test
    void isTheSumOfDecimals() {
        Random random = new Random(1);
        ExactSum sum = new ExactSum();
        BigDecimal right = BigDecimal.ZERO;
        for (int k = 0; k < 3000; k++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                sum.add(number);
                right = right.add(new BigDecimal(number));
            }
        }
        assertThat(sum.exact()).isEqualByComparingTo(right);
        assertThat(sum.value()).isEqualTo(right.doubleValue());
    }

    @Test
    void holdsTheLeastAndTheLargestTogether() {
        ExactSum sum = new ExactSum();
        sum.add(Double.MAX_VALUE);
        sum.add(Double.MIN_VALUE);
        sum.add(-Double.MAX_VALUE);
        assertThat(sum.value()).isEqualTo(Double.MIN_VALUE);
        ExactSum twice = new ExactSum();
        twice.add(Double.MAX_VALUE);
        twice.add(Double.MAX_VALUE);
        twice.add(-Double.MAX_VALUE);
        assertThat(twice.value()).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void roundsOnlyWhenAsked() {
        ExactSum sum = new ExactSum();
        for (int k = 0; k < 10; k++) {
            sum.add(0.1);
        }
        assertThat(sum.value()).isEqualTo(1);
        sum.add(-1);
        // Ten times what the double 0.1 is more than a tenth.
        assertThat(sum.value()).isEqualTo(0x1p-54);
    }

    @Test
    void carriesWhereDigitsWouldOverflow() {
        ExactSum sum = new ExactSum();
        sum.add(-1 - 0x1p-40);
        BigDecimal right = sum.exact();
        for (int k = 0; k < 40; k++) {
            ExactSum copy = new ExactSum();
            copy.add(sum);
            sum.add(copy);
            right = right.add(right);
        }
        assertThat(sum.exact()).isEqualByComparingTo(right);
        assertThat(sum.value()).isEqualTo(-0x1p40 - 1);
    }

    @Test
    void squaresAreExact() {
        ExactSum sum = new ExactSum();
        sum.addSquare(1e8 + 1);
        sum.add(-1e16);
        sum.add(-2e8);
        assertThat(sum.value()).isEqualTo(1);
        sum.addSquare(1e200);
        assertThat(sum.value()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void oneThatIsNoNumberIsSeen() {
        ExactSum sum = new ExactSum();
        sum.add(1);
        sum.add(Double.NaN);
        assertThat(sum.value()).isNaN();
        ExactSum infinite = new ExactSum();
        infinite.add(Double.NEGATIVE_INFINITY);
        infinite.add(sum.mean(0) > 0 ? 1 : 2);
        assertThat(infinite.value()).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
