package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All kernels against a committed table; the file says how its numbers came about. */
class KerasConventionTest {
    private static final int INPUTS = 3;
    private static final int UNITS = 2;
    private static final int STEPS = 4;

    @Test
    void outputsAreThoseOfTheTable() throws IOException {
        for (Cell cell : List.of(Cell.lstm(), Cell.gru())) {
            check(cell, Kernels.REFERENCE, Precision.FLOAT64, 1e-14);
            check(cell, Kernels.ONEDNN, Precision.FLOAT32, 1e-6);
            check(cell, Kernels.PLAIN, Precision.FLOAT32, 1e-6);
        }
    }

    private static void check(Cell cell, Kernels kernels, Precision precision, double tolerance) throws IOException {
        CellShape shape = new CellShape(cell, INPUTS, UNITS);
        State initial = State.zeros(shape, precision, 1);
        initial.hidden().write(wave(UNITS, 5, 0.5));
        initial.memory().ifPresent(memory -> memory.write(wave(UNITS, 6, 0.5)));
        Block inputs = Block.zeros(precision, STEPS * INPUTS);
        inputs.write(wave(STEPS * INPUTS, 4, 1));
        State end = State.zeros(shape, precision, 1);
        Block outputs = Block.zeros(precision, STEPS * UNITS);
        try (RecurrentKernel kernel = kernels.recurrent(shape, precision)) {
            kernel.infer(
                    weights(shape, precision),
                    new ForwardPass(Rows.equal(STEPS, 1), inputs, Optional.of(initial), outputs, Optional.of(end)));
        }
        double[] hidden = RandomPass.numbers(outputs);
        for (String[] line : table(cell.kind().name())) {
            int step = Integer.parseInt(line[1]);
            for (int unit = 0; unit < UNITS; unit++) {
                assertThat(hidden[step * UNITS + unit])
                        .isCloseTo(Double.parseDouble(line[2 + unit]), within(tolerance));
                if (step == STEPS - 1 && cell.hasMemory()) {
                    assertThat(RandomPass.numbers(end.memory().orElseThrow())[unit])
                            .isCloseTo(Double.parseDouble(line[4 + unit]), within(tolerance));
                }
            }
        }
    }

    /** Keras' matrices are {@code [input][gate][unit]} in memory, and its update gate is 1 − u. */
    private static Weights weights(CellShape shape, Precision precision) {
        int columns = (int) shape.biases();
        Weights weights = Weights.zeros(shape, precision);
        weights.input().write(transposed(wave(INPUTS * columns, 1, 0.8), INPUTS, columns, shape.cell()));
        weights.recurrent().write(transposed(wave(UNITS * columns, 2, 0.7), UNITS, columns, shape.cell()));
        weights.bias().write(transposed(wave(columns, 3, 0.3), 1, columns, shape.cell()));
        return weights;
    }

    private static double[] transposed(double[] matrix, int rows, int columns, Cell cell) {
        double[] result = new double[matrix.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                boolean turned = cell.kind() == Cell.Kind.GRU && column < UNITS;
                result[column * rows + row] = (turned ? -1 : 1) * matrix[row * columns + column];
            }
        }
        return result;
    }

    private static double[] wave(int count, double start, double scale) {
        double[] numbers = new double[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = scale * Math.sin(start + 1.7 * k);
        }
        return numbers;
    }

    private static List<String[]> table(String cell) throws IOException {
        try (InputStream file = KerasConventionTest.class.getResourceAsStream("keras-convention.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(cell.toLowerCase(Locale.ROOT) + ","))
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }
}
