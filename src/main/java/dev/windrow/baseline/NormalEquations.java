package dev.windrow.baseline;

import java.io.Serializable;

/** The sums XᵀX and XᵀY of a linear regression of several values on the same features, and what solves them. */
final class NormalEquations implements Serializable {
    private static final long serialVersionUID = 1;

    private final int features;
    private final int values;
    /** [feature][feature], the lower half. */
    private final double[][] squares;
    /** [value][feature]. */
    private final double[][] products;

    private long count;

    NormalEquations(int features, int values) {
        this.features = features;
        this.values = values;
        squares = new double[features][features];
        products = new double[values][features];
    }

    /** One example; neither array is modified. */
    void add(double[] x, float[] y) {
        for (int row = 0; row < features; row++) {
            double[] sums = squares[row];
            for (int column = 0; column <= row; column++) {
                sums[column] += x[row] * x[column];
            }
        }
        for (int value = 0; value < values; value++) {
            double[] sums = products[value];
            for (int k = 0; k < features; k++) {
                sums[k] += y[value] * x[k];
            }
        }
        count++;
    }

    void merge(NormalEquations other) {
        for (int row = 0; row < features; row++) {
            add(squares[row], other.squares[row]);
        }
        for (int value = 0; value < values; value++) {
            add(products[value], other.products[value]);
        }
        count += other.count;
    }

    private static void add(double[] to, double[] from) {
        for (int k = 0; k < to.length; k++) {
            to[k] += from[k];
        }
    }

    /** Weights [value][feature], by Cholesky's decomposition; the ridge is that of an example's mean. */
    double[][] solved(double ridge) {
        double[][] lower = decomposed(ridge * count);
        double[][] weights = new double[values][];
        for (int value = 0; value < values; value++) {
            double[] solution = products[value].clone();
            for (int row = 0; row < features; row++) {
                for (int k = 0; k < row; k++) {
                    solution[row] -= lower[row][k] * solution[k];
                }
                solution[row] /= lower[row][row];
            }
            for (int row = features - 1; row >= 0; row--) {
                for (int k = row + 1; k < features; k++) {
                    solution[row] -= lower[k][row] * solution[k];
                }
                solution[row] /= lower[row][row];
            }
            weights[value] = solution;
        }
        return weights;
    }

    private double[][] decomposed(double ridge) {
        double[][] lower = new double[features][features];
        for (int row = 0; row < features; row++) {
            for (int column = 0; column <= row; column++) {
                double sum = squares[row][column] + (row == column ? ridge : 0);
                for (int k = 0; k < column; k++) {
                    sum -= lower[row][k] * lower[column][k];
                }
                lower[row][column] = row == column ? Math.sqrt(sum) : sum / lower[column][column];
            }
        }
        return lower;
    }
}
