package dev.windrow.layer;

import dev.windrow.kernel.Block;
import dev.windrow.kernel.Cell;
import dev.windrow.kernel.CellShape;
import dev.windrow.kernel.Weights;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The weights a layer starts from. They depend on the seed, the layer's name and its shape, not on the order in which
 * layers are made nor on the thread.
 *
 * <p>Input weights: uniform in ±√(6 / (inputs + units)) for each gate (X. Glorot and Y. Bengio, "Understanding the
 * difficulty of training deep feedforward neural networks", AISTATS 2010, equation 16). Recurrent weights: an
 * orthogonal matrix for each gate (A. Saxe et al., "Exact solutions to the nonlinear dynamics of learning in deep
 * linear neural networks", ICLR 2014). Biases: 0, but 1 for the LSTM's forget gate (R. Jozefowicz et al., "An Empirical
 * Exploration of Recurrent Network Architectures", ICML 2015).
 */
final class InitialWeights {
    private InitialWeights() {}

    static void fill(Weights weights, CellShape shape, long seed, String name) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + name.hashCode());
        double limit = Math.sqrt(6.0 / (shape.inputs() + shape.units()));
        double[] input = new double[Math.toIntExact(weights.input().size())];
        for (int i = 0; i < input.length; i++) {
            input[i] = (2 * random.nextDouble() - 1) * limit;
        }
        weights.input().write(input);
        int square = shape.units() * shape.units();
        for (int gate = 0; gate < shape.cell().gateCount(); gate++) {
            double[] matrix = orthogonal(shape.units(), random);
            weights.recurrent().slice((long) gate * square, square).write(matrix);
        }
        weights.bias().clear();
        int forget = shape.cell().gatesInOrder().indexOf(Cell.Gate.FORGET);
        if (forget >= 0) {
            double[] ones = new double[shape.units()];
            Arrays.fill(ones, 1);
            Block forgetBias = weights.bias().slice((long) forget * shape.units(), shape.units());
            forgetBias.write(ones);
        }
    }

    /** A random orthogonal matrix {@code [row][column]}: the rows of a Gaussian one, orthonormalised one by one. */
    private static double[] orthogonal(int size, SplittableRandom random) {
        double[] matrix = new double[size * size];
        for (int row = 0; row < size; row++) {
            int at = row * size;
            do {
                for (int column = 0; column < size; column++) {
                    matrix[at + column] = gaussian(random);
                }
                // Twice, because once leaves errors that grow with the size.
                subtractProjections(matrix, row, size);
                subtractProjections(matrix, row, size);
            } while (!normalise(matrix, at, size));
        }
        return matrix;
    }

    private static void subtractProjections(double[] matrix, int row, int size) {
        int at = row * size;
        for (int earlier = 0; earlier < row * size; earlier += size) {
            double product = 0;
            for (int column = 0; column < size; column++) {
                product += matrix[at + column] * matrix[earlier + column];
            }
            for (int column = 0; column < size; column++) {
                matrix[at + column] -= product * matrix[earlier + column];
            }
        }
    }

    /** False where nothing was left to normalise, which a Gaussian row almost never does. */
    private static boolean normalise(double[] matrix, int at, int size) {
        double square = 0;
        for (int column = 0; column < size; column++) {
            square += matrix[at + column] * matrix[at + column];
        }
        if (square < 1e-12) {
            return false;
        }
        double scale = 1 / Math.sqrt(square);
        for (int column = 0; column < size; column++) {
            matrix[at + column] *= scale;
        }
        return true;
    }

    /** Box and Muller's way, with StrictMath: the same bits on every machine. */
    private static double gaussian(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
