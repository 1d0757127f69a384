package dev.windrow.bench;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.recurrent.RNN;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;

/**
 * libtorch behind DJL, time before batch, which spares it a transposition. Its LSTM is oneDNN's too
 * (aten::mkldnn_rnn_layer); its RNN and GRU are chains of small operations.
 */
final class LibtorchContender implements Contender {
    private final Model model = Model.newInstance("bench", "PyTorch");
    private final Trainer trainer;
    private final NDArray inputs;
    private final NDArray targets;

    LibtorchContender(Row row) {
        model.setBlock(new SequentialBlock()
                .add(new SymbolTable(Row.SYMBOLS, Row.SYMBOLS))
                .add(recurrent(row))
                .add(Linear.builder().setUnits(Row.SYMBOLS).build()));
        Loss loss = Loss.softmaxCrossEntropyLoss();
        trainer = model.newTrainer(new DefaultTrainingConfig(loss)
                .optOptimizer(Adam.builder()
                        .optLearningRateTracker(Tracker.fixed((float) Row.RATE))
                        .build()));
        trainer.initialize(new Shape(Row.STEPS, Row.BATCH));
        NDManager manager = model.getNDManager();
        inputs = manager.create(ids(false), new Shape(Row.STEPS, Row.BATCH));
        targets = manager.create(ids(true), new Shape(Row.tokens()));
    }

    private static Block recurrent(Row row) {
        return switch (row.cell()) {
            case RNN ->
                RNN.builder()
                        .setActivation(RNN.Activation.TANH)
                        .setStateSize(row.units())
                        .setNumLayers(1)
                        .optBatchFirst(false)
                        .build();
            case GRU ->
                GRU.builder()
                        .setStateSize(row.units())
                        .setNumLayers(1)
                        .optBatchFirst(false)
                        .build();
            case BILSTM -> new BothWays(Row.SYMBOLS, row.units());
            case LSTM ->
                LSTM.builder()
                        .setStateSize(row.units())
                        .setNumLayers(1)
                        .optBatchFirst(false)
                        .build();
        };
    }

    private static long[] ids(boolean ofTargets) {
        long[] ids = new long[Row.tokens()];
        for (int step = 0; step < Row.STEPS; step++) {
            for (int sequence = 0; sequence < Row.BATCH; sequence++) {
                ids[step * Row.BATCH + sequence] =
                        ofTargets ? FixedBatch.target(sequence, step) : FixedBatch.input(sequence, step);
            }
        }
        return ids;
    }

    @Override
    public double step() {
        double score;
        try (NDManager scope = model.getNDManager().newSubManager()) {
            try (GradientCollector collector = trainer.newGradientCollector()) {
                inputs.tempAttach(scope);
                targets.tempAttach(scope);
                NDArray predictions =
                        trainer.forward(new NDList(inputs)).singletonOrThrow().reshape(Row.tokens(), Row.SYMBOLS);
                NDArray loss = trainer.getLoss().evaluate(new NDList(targets), new NDList(predictions));
                collector.backward(loss);
                score = loss.getFloat();
            }
            trainer.step();
        }
        return score;
    }

    @Override
    public double workPerStep() {
        return Row.tokens();
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
