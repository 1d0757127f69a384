package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CellTraceTest {
    private static final double STEP = 1e-5;
    private static final int STEPS = 5;
    private static final int UNITS = 3;

    /** vᵀ ∂s_t / ∂s_{t−k} for each k, against differences of the reference kernel's own end state. */
    @ParameterizedTest
    @MethodSource("dev.windrow.kernel.ReferenceKernelTest#cells")
    void aStateHangsOnEarlierOnesAsFiniteDifferencesSay(Cell cell) {
        CellShape shape = new CellShape(cell, 2, UNITS);
        RandomPass pass = new RandomPass(shape, Precision.FLOAT64, Rows.equal(STEPS, 1), RandomPass.Carry.NONE, 11);
        double[] inputs = RandomPass.numbers(pass.forward.inputs());
        CellTrace trace = new CellTrace(shape, pass.weights, inputs);
        double[] v = new Random(2).doubles(trace.stateSize(), -1, 1).toArray();
        double[] weighed = v.clone();
        for (int lag = 1; lag < STEPS; lag++) {
            trace.back(STEPS - lag, v);
            int from = STEPS - lag;
            double[] start = state(shape, pass.weights, inputs, new double[trace.stateSize()], 0, from);
            for (int number = 0; number < start.length; number++) {
                double middle = start[number];
                start[number] = middle + STEP;
                double up = dot(weighed, state(shape, pass.weights, inputs, start, from, STEPS));
                start[number] = middle - STEP;
                double down = dot(weighed, state(shape, pass.weights, inputs, start, from, STEPS));
                start[number] = middle;
                assertThat(v[number])
                        .as("lag %d, number %d", lag, number)
                        .isCloseTo((up - down) / (2 * STEP), within(1e-8));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.windrow.kernel.ReferenceKernelTest#cells")
    void itGoesTheKernelsWay(Cell cell) {
        CellShape shape = new CellShape(cell, 2, UNITS);
        RandomPass pass = new RandomPass(shape, Precision.FLOAT64, Rows.equal(STEPS, 1), RandomPass.Carry.NONE, 12);
        try (RecurrentKernel kernel = Kernels.REFERENCE.recurrent(shape, Precision.FLOAT64)) {
            kernel.infer(pass.weights, pass.forward);
        }
        CellTrace trace = new CellTrace(shape, pass.weights, RandomPass.numbers(pass.forward.inputs()));
        double[] outputs = RandomPass.numbers(pass.forward.outputs());
        assertThat(trace.steps()).isEqualTo(STEPS);
        for (int step = 0; step < STEPS; step++) {
            for (int unit = 0; unit < UNITS; unit++) {
                assertThat(trace.hidden(step)[unit]).isEqualTo(outputs[step * UNITS + unit]);
            }
        }
    }

    @Test
    void anUpdateGateSaysHowMuchIsWritten() {
        CellShape shape = new CellShape(Cell.gru(), 1, 2);
        Weights weights = Weights.zeros(shape, Precision.FLOAT64);
        // Update shut, reset half open, candidate tanh(x).
        weights.bias().write(new double[] {-20, -20, 0, 0, 0, 0});
        weights.input().write(new double[] {0, 0, 0, 0, 1, 1});
        CellTrace trace = new CellTrace(shape, weights, new double[] {1, 2});
        assertThat(trace.gate(1, 0)[0]).isCloseTo(0, within(1e-8));
        assertThat(trace.gate(1, 1)).containsExactly(0.5, 0.5);
        assertThat(trace.gate(1, 2)[1]).isCloseTo(Math.tanh(2), within(1e-12));
        double[] v = {1, -2};
        trace.back(1, v);
        assertThat(v[1]).as("what is not written over stays").isCloseTo(-2, within(1e-7));
    }

    @Test
    void halvesOfStepsAreRefused() {
        CellShape shape = new CellShape(Cell.gru(), 2, 2);
        Weights weights = Weights.zeros(shape, Precision.FLOAT64);
        assertThatThrownBy(() -> new CellTrace(shape, weights, new double[3]))
                .hasMessage("3 numbers are no steps of 2 inputs: must be one step or more");
    }

    /** The state after the steps from one to before another, begun at a state; hidden, then memory. */
    private static double[] state(CellShape shape, Weights weights, double[] inputs, double[] start, int from, int to) {
        int steps = to - from;
        Block seen = Block.zeros(Precision.FLOAT64, (long) steps * shape.inputs());
        double[] part = new double[steps * shape.inputs()];
        System.arraycopy(inputs, from * shape.inputs(), part, 0, part.length);
        seen.write(part);
        State initial = State.zeros(shape, Precision.FLOAT64, 1);
        State end = State.zeros(shape, Precision.FLOAT64, 1);
        write(start, initial);
        Block outputs = Block.zeros(Precision.FLOAT64, (long) steps * shape.units());
        try (RecurrentKernel kernel = Kernels.REFERENCE.recurrent(shape, Precision.FLOAT64)) {
            kernel.infer(
                    weights,
                    new ForwardPass(Rows.equal(steps, 1), seen, Optional.of(initial), outputs, Optional.of(end)));
        }
        double[] state = new double[start.length];
        System.arraycopy(RandomPass.numbers(end.hidden()), 0, state, 0, shape.units());
        end.memory()
                .ifPresent(
                        memory -> System.arraycopy(RandomPass.numbers(memory), 0, state, shape.units(), shape.units()));
        return state;
    }

    private static void write(double[] numbers, State state) {
        double[] half = new double[UNITS];
        System.arraycopy(numbers, 0, half, 0, UNITS);
        state.hidden().write(half);
        state.memory().ifPresent(memory -> {
            double[] rest = new double[UNITS];
            System.arraycopy(numbers, UNITS, rest, 0, UNITS);
            memory.write(rest);
        });
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int k = 0; k < left.length; k++) {
            sum += left[k] * right[k];
        }
        return sum;
    }
}
