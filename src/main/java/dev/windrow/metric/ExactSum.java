package dev.windrow.metric;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A sum of doubles without any rounding, so that it comes out the same in whatever order they are added: a fixed-point
 * number wide enough for all doubles there are, in digits of 32 bits (Kulisch 1971; Neal, "Fast Exact Summation Using
 * Small and Large Superaccumulators", 2015).
 *
 * <p>Numbers that are not finite are kept apart, so that one NaN among them is seen in the sum.
 */
final class ExactSum implements Serializable {
    private static final long serialVersionUID = 1;

    private static final int DIGIT_BITS = 32;
    private static final long DIGIT = (1L << DIGIT_BITS) - 1;
    /** The first digit's lowest bit is worth 2^−1088, less than the least double, 2^−1074. */
    private static final int LOWEST_EXPONENT = -1088;

    private static final int DIGITS = 68;
    /** Additions after which digits may be about to overflow. */
    private static final int MOST_PENDING = 1 << 29;

    private final long[] digits = new long[DIGITS];
    private int pending;
    private double notFinite;

    void add(double number) {
        if (!Double.isFinite(number)) {
            notFinite += number;
            return;
        }
        long bits = Double.doubleToRawLongBits(number);
        int exponent = (int) (bits >>> 52) & 0x7ff;
        long fraction = bits & ((1L << 52) - 1);
        long mantissa = exponent == 0 ? fraction : fraction | 1L << 52;
        int position = Math.max(exponent, 1) - 1075 - LOWEST_EXPONENT;
        int digit = position / DIGIT_BITS;
        int shift = position % DIGIT_BITS;
        long sign = bits < 0 ? -1 : 1;
        digits[digit] += sign * ((mantissa << shift) & DIGIT);
        digits[digit + 1] += sign * ((mantissa >>> (DIGIT_BITS - shift)) & DIGIT);
        // Of 53 bits shifted by up to 11, none reach the third digit.
        digits[digit + 2] += sign * (shift > 11 ? mantissa >>> (2 * DIGIT_BITS - shift) : 0);
        count(1);
    }

    /** Adds a number's square, which is not rounded either unless it overflows. */
    void addSquare(double number) {
        double square = number * number;
        add(square);
        if (Double.isFinite(square)) {
            add(Math.fma(number, number, -square));
        }
    }

    void add(ExactSum other) {
        for (int digit = 0; digit < DIGITS; digit++) {
            digits[digit] += other.digits[digit];
        }
        count(other.pending + 1);
        notFinite += other.notFinite;
    }

    private void count(int additions) {
        pending += additions;
        if (pending >= MOST_PENDING) {
            for (int digit = 0; digit < DIGITS - 1; digit++) {
                digits[digit + 1] += digits[digit] >> DIGIT_BITS;
                digits[digit] &= DIGIT;
            }
            pending = 1;
        }
    }

    /** The sum of the finite numbers, exact. */
    BigDecimal exact() {
        BigInteger sum = BigInteger.ZERO;
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            sum = sum.shiftLeft(DIGIT_BITS).add(BigInteger.valueOf(digits[digit]));
        }
        int zeros = Math.min(Math.max(sum.getLowestSetBit(), 0), -LOWEST_EXPONENT);
        BigDecimal unit = BigDecimal.ONE.divide(new BigDecimal(BigInteger.ONE.shiftLeft(-LOWEST_EXPONENT - zeros)));
        return new BigDecimal(sum.shiftRight(zeros)).multiply(unit);
    }

    /** The double nearest to the sum; not finite if a number was not. */
    double value() {
        return exact().doubleValue() + notFinite;
    }

    /** The sum over a count; not a number where nothing was counted. */
    double mean(long count) {
        return count == 0 ? Double.NaN : value() / count;
    }
}
