package dev.windrow.network;

import java.util.SplittableRandom;

/**
 * First weights drawn from a stream that depends on the spec's seed and the parameter's name alone, so that neither
 * threads nor the order of building change them. Normal numbers come by Box and Muller's method in strict arithmetic.
 */
final class Draws {
    private final SplittableRandom random;

    /** The stream of one parameter. */
    Draws(long seed, String name) {
        random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + name.hashCode());
    }

    /** [inputs][outputs] uniform within ±√(6 / (inputs + outputs)) (Glorot and Bengio 2010, equation 16). */
    float[] glorotUniform(int inputs, int outputs) {
        double bound = Math.sqrt(6.0 / (inputs + outputs));
        float[] values = new float[inputs * outputs];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
        return values;
    }

    /** Logarithms of numbers uniform from {@code low} on and below {@code high}, in strict arithmetic. */
    float[] logUniform(int count, double low, double high) {
        float[] values = new float[count];
        for (int k = 0; k < count; k++) {
            values[k] = (float) StrictMath.log(low + (high - low) * random.nextDouble());
        }
        return values;
    }

    /** Normal with mean 0. */
    float[] normal(int count, double deviation) {
        float[] values = new float[count];
        for (int k = 0; k < count; k++) {
            values[k] = (float) (gaussian() * deviation);
        }
        return values;
    }

    /** [size][size] with orthonormal rows, by Gram and Schmidt on normal rows (Saxe et al. 2014). */
    float[] orthogonal(int size) {
        double[][] rows = new double[size][size];
        float[] values = new float[size * size];
        for (int row = 0; row < size; row++) {
            for (int k = 0; k < size; k++) {
                rows[row][k] = gaussian();
            }
            // Twice, because once leaves the last rows of a large matrix visibly aslant.
            for (int pass = 0; pass < 2; pass++) {
                for (int other = 0; other < row; other++) {
                    addScaled(rows[row], rows[other], -dot(rows[row], rows[other]));
                }
            }
            double norm = Math.sqrt(dot(rows[row], rows[row]));
            for (int k = 0; k < size; k++) {
                rows[row][k] /= norm;
                values[row * size + k] = (float) rows[row][k];
            }
        }
        return values;
    }

    private static double dot(double[] a, double[] b) {
        double even = 0;
        double odd = 0;
        for (int k = 0; k + 1 < a.length; k += 2) {
            even += a[k] * b[k];
            odd += a[k + 1] * b[k + 1];
        }
        return even + odd + (a.length % 2 == 0 ? 0 : a[a.length - 1] * b[a.length - 1]);
    }

    private static void addScaled(double[] to, double[] from, double scale) {
        for (int k = 0; k < to.length; k++) {
            to[k] += scale * from[k];
        }
    }

    private double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
