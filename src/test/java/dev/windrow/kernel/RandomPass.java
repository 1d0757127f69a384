package dev.windrow.kernel;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/** A forward and a backward pass filled with seeded random numbers, and the loss Σ outputs · G + Σ end · E. */
final class RandomPass {
    final Weights weights;
    final ForwardPass forward;
    final BackwardPass backward;

    /** With and without a state carried in and out. */
    enum Carry {
        NONE,
        STATE
    }

    RandomPass(CellShape shape, Precision precision, Rows rows, Carry carry, long seed) {
        Random random = new Random(seed);
        long slots = rows.slots();
        weights = Weights.zeros(shape, precision);
        fill(weights.input(), random, 1 / Math.sqrt(shape.inputs()));
        fill(weights.recurrent(), random, 1 / Math.sqrt(shape.units()));
        fill(weights.bias(), random, 0.5);
        Block inputs = filled(precision, slots * shape.inputs(), random);
        Block outputGradient = filled(precision, slots * shape.units(), random);
        Optional<State> initial = Optional.empty();
        Optional<State> endGradient = Optional.empty();
        if (carry == Carry.STATE) {
            initial = Optional.of(state(shape, precision, rows.batch(), random));
            endGradient = Optional.of(state(shape, precision, rows.batch(), random));
        }
        forward = new ForwardPass(
                rows,
                inputs,
                initial,
                garbage(precision, slots * shape.units()),
                endGradient.map(given -> State.zeros(shape, precision, rows.batch())));
        backward = new BackwardPass(
                outputGradient,
                endGradient,
                garbage(precision, slots * shape.inputs()),
                initial.map(given -> State.zeros(shape, precision, rows.batch())),
                new Weights(
                        garbage(precision, shape.inputWeights()),
                        garbage(precision, shape.recurrentWeights()),
                        garbage(precision, shape.biases())));
    }

    double loss(RecurrentKernel kernel) {
        kernel.infer(weights, forward);
        return dot(forward.outputs(), backward.outputGradient()) + endLoss();
    }

    /** The end state's part of the loss. */
    double endLoss() {
        if (forward.end().isEmpty()) {
            return 0;
        }
        State end = forward.end().get();
        State gradient = backward.endGradient().orElseThrow();
        double loss = dot(end.hidden(), gradient.hidden());
        return end.memory().isEmpty()
                ? loss
                : loss + dot(end.memory().get(), gradient.memory().orElseThrow());
    }

    static double[] numbers(Block block) {
        double[] numbers = new double[(int) block.size()];
        block.read(numbers);
        return numbers;
    }

    /** What must be overwritten starts as something else than zero. */
    private static Block garbage(Precision precision, long size) {
        Block block = Block.zeros(precision, size);
        double[] numbers = new double[(int) size];
        Arrays.fill(numbers, 7);
        block.write(numbers);
        return block;
    }

    private static State state(CellShape shape, Precision precision, int batch, Random random) {
        State state = State.zeros(shape, precision, batch);
        fill(state.hidden(), random, 0.5);
        state.memory().ifPresent(block -> fill(block, random, 1));
        return state;
    }

    static Block random(Precision precision, long size, long seed) {
        return filled(precision, size, new Random(seed));
    }

    private static Block filled(Precision precision, long size, Random random) {
        Block block = Block.zeros(precision, size);
        fill(block, random, 1);
        return block;
    }

    private static void fill(Block block, Random random, double scale) {
        double[] numbers = new double[(int) block.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = scale * random.nextGaussian();
        }
        block.write(numbers);
    }

    static double dot(Block left, Block right) {
        double[] a = numbers(left);
        double[] b = numbers(right);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
