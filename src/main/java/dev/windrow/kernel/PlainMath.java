package dev.windrow.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Multiply-add and the non-linearities in float32, as loops that C2's auto-vectoriser turns into vector code: one index
 * for all arrays, no branch, no call that is not an intrinsic.
 *
 * <p>tanh is x P(x²) / Q(x²) with polynomials of degree 4, of least maximal relative error on [0, 9.02], beyond which
 * tanh is 1 in float32. The coefficients are fitted by reweighted least squares (Lawson's algorithm). The fit is off by
 * 2.1e-8 of the value; with rounding tanh is within 5 ulp. The logistic function is σ(z) = ½ + ½ tanh(z/2), within 2e-7
 * absolutely.
 */
final class PlainMath {
    /**
     * Whether the JVM has an instruction that multiplies and adds with one rounding. Without one {@link Math#fma} is
     * computed with BigDecimal, thousands of times slower, and a product is rounded before it is added.
     */
    static final boolean FUSED = fused();

    private static final float SATURATED = 9.02f;

    private static final float P1 = 0.13379712f;
    private static final float P2 = 0.0034940282f;
    private static final float P3 = 2.0583371e-5f;
    private static final float P4 = 1.33189135e-8f;
    private static final float Q1 = 0.46713027f;
    private static final float Q2 = 0.02587105f;
    private static final float Q3 = 3.2830823e-4f;
    private static final float Q4 = 7.761956e-7f;

    private PlainMath() {}

    private static boolean fused() {
        try {
            HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return machine != null
                    && Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue());
        } catch (LinkageError | IllegalArgumentException unknown) {
            return false; // another JVM, which does not say
        }
    }

    /** a b + c. */
    static float multiplyAdd(float a, float b, float c) {
        return FUSED ? Math.fma(a, b, c) : a * b + c;
    }

    /** Overwrites z with φ(z) from {@code from} to {@code to}. */
    static void apply(Activation activation, float[] z, int from, int to) {
        switch (activation) {
            case TANH -> tanh(z, from, to);
            case LOGISTIC -> logistic(z, from, to);
            case RELU -> {
                for (int j = from; j < to; j++) {
                    z[j] = Math.max(z[j], 0);
                }
            }
        }
    }

    /** Multiplies {@code gradient} by φ′, given the values of φ at the same places. */
    static void multiplyBySlope(Activation activation, float[] gradient, float[] value, int from, int to) {
        switch (activation) {
            case TANH -> {
                for (int j = from; j < to; j++) {
                    gradient[j] *= 1 - value[j] * value[j];
                }
            }
            case LOGISTIC -> {
                for (int j = from; j < to; j++) {
                    gradient[j] *= value[j] * (1 - value[j]);
                }
            }
            case RELU -> {
                for (int j = from; j < to; j++) {
                    gradient[j] = value[j] > 0 ? gradient[j] : 0;
                }
            }
        }
    }

    private static void tanh(float[] z, int from, int to) {
        for (int j = from; j < to; j++) {
            float x = Math.max(-SATURATED, Math.min(SATURATED, z[j]));
            float s = x * x;
            float p = multiplyAdd(multiplyAdd(multiplyAdd(multiplyAdd(P4, s, P3), s, P2), s, P1), s, 1);
            float q = multiplyAdd(multiplyAdd(multiplyAdd(multiplyAdd(Q4, s, Q3), s, Q2), s, Q1), s, 1);
            z[j] = Math.max(-1, Math.min(1, x * p / q));
        }
    }

    private static void logistic(float[] z, int from, int to) {
        for (int j = from; j < to; j++) {
            z[j] *= 0.5f;
        }
        tanh(z, from, to);
        for (int j = from; j < to; j++) {
            z[j] = 0.5f + 0.5f * z[j];
        }
    }
}
