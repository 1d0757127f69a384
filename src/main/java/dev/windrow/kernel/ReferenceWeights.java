package dev.windrow.kernel;

/** {@link Weights} as Java arrays of doubles, with the products a cell needs of them. */
@SuppressWarnings("ArrayRecordComponent") // a carrier inside this package, never compared
record ReferenceWeights(double[] input, double[] recurrent, double[] bias) {
    static ReferenceWeights zeros(CellShape shape) {
        return new ReferenceWeights(
                new double[Math.toIntExact(shape.inputWeights())],
                new double[Math.toIntExact(shape.recurrentWeights())],
                new double[Math.toIntExact(shape.biases())]);
    }

    void read(Weights weights) {
        weights.input().read(input);
        weights.recurrent().read(recurrent);
        weights.bias().read(bias);
    }

    void write(Weights weights) {
        weights.input().write(input);
        weights.recurrent().write(recurrent);
        weights.bias().write(bias);
    }

    /** target[row] += matrix[row] · vector for rows {@code from} to {@code to}; the matrix is {@code [row][column]}. */
    static void addProduct(double[] matrix, int from, int to, double[] vector, int at, int columns, double[] target) {
        for (int row = from; row < to; row++) {
            double sum = 0;
            int start = row * columns;
            for (int column = 0; column < columns; column++) {
                sum += matrix[start + column] * vector[at + column];
            }
            target[row] += sum;
        }
    }

    /** target[at + column] += Σ over rows of matrix[row][column] · vector[row]. */
    static void addTransposedProduct(
            double[] matrix, int from, int to, double[] vector, double[] target, int at, int columns) {
        for (int row = from; row < to; row++) {
            double factor = vector[row];
            int start = row * columns;
            for (int column = 0; column < columns; column++) {
                target[at + column] += factor * matrix[start + column];
            }
        }
    }

    /** matrix[row][column] += left[row] · right[at + column]. */
    static void addOuter(double[] matrix, int from, int to, double[] left, double[] right, int at, int columns) {
        for (int row = from; row < to; row++) {
            double factor = left[row];
            int start = row * columns;
            for (int column = 0; column < columns; column++) {
                matrix[start + column] += factor * right[at + column];
            }
        }
    }
}
