package dev.windrow.bench;

import dev.windrow.network.Learner;
import dev.windrow.network.NetworkSpec;
import dev.windrow.network.OptimizerSpec;
import dev.windrow.network.Reading;
import dev.windrow.network.RecurrentStack;
import dev.windrow.network.StepResult;
import dev.windrow.sequence.Minibatch;
import java.util.Arrays;
import java.util.List;

/** What a Spark task of ours runs, without Spark. */
final class WindrowContender implements Contender {
    static final OptimizerSpec ADAM = new OptimizerSpec(OptimizerSpec.Name.ADAM, 0);

    private final Learner learner;
    private final Minibatch batch = batch();
    private long steps;

    WindrowContender(Row row) {
        learner = new Learner(spec(row, Row.SYMBOLS), ADAM);
    }

    /** The network of a row, over so many symbols. */
    static NetworkSpec spec(Row row, int symbols) {
        return NetworkSpec.plain(
                Reading.symbols(symbols, Row.SYMBOLS),
                RecurrentStack.of(cell(row.cell()), row.units())
                        .directions(row.cell().directions()),
                symbols,
                1);
    }

    private static RecurrentStack.Cell cell(Row.Cell cell) {
        return switch (cell) {
            case RNN -> RecurrentStack.Cell.RNN;
            case LSTM, BILSTM -> RecurrentStack.Cell.LSTM;
            case GRU -> RecurrentStack.Cell.GRU;
        };
    }

    private static Minibatch batch() {
        int[] inputs = new int[Row.tokens()];
        int[] targets = new int[Row.tokens()];
        int[] lengths = new int[Row.BATCH];
        Arrays.fill(lengths, Row.STEPS);
        for (int sequence = 0; sequence < Row.BATCH; sequence++) {
            for (int step = 0; step < Row.STEPS; step++) {
                inputs[sequence * Row.STEPS + step] = FixedBatch.input(sequence, step);
                targets[sequence * Row.STEPS + step] = FixedBatch.target(sequence, step);
            }
        }
        return new Minibatch(Row.BATCH, Row.STEPS, Row.STEPS, inputs, lengths, targets, List.of(), new int[0]);
    }

    @Override
    public double step() {
        StepResult result = learner.step(batch, Row.RATE, steps++);
        return result.lossSum() / result.targets();
    }

    @Override
    public double workPerStep() {
        return Row.tokens();
    }
}
