package dev.windrow.bench;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * Deeplearning4j as it is sold. Its symbols come one-hot, as its own examples have them; that spares it the gradient of
 * an embedding, which the others pay for.
 */
final class StockContender implements Contender {
    private final MultiLayerNetwork network;
    private final INDArray features = Nd4j.zeros(Row.BATCH, Row.SYMBOLS, Row.STEPS);
    private final INDArray labels = Nd4j.zeros(Row.BATCH, Row.SYMBOLS, Row.STEPS);

    StockContender(Row row) {
        network = new MultiLayerNetwork(configuration(row, Row.SYMBOLS));
        network.init();
        for (int sequence = 0; sequence < Row.BATCH; sequence++) {
            for (int step = 0; step < Row.STEPS; step++) {
                features.putScalar(sequence, FixedBatch.input(sequence, step), step, 1);
                labels.putScalar(sequence, FixedBatch.target(sequence, step), step, 1);
            }
        }
    }

    /** The network of a row, over so many symbols. */
    static MultiLayerConfiguration configuration(Row row, int symbols) {
        return new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(Row.RATE))
                .list()
                .layer(recurrent(row))
                .layer(new RnnOutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .nIn(row.outputs())
                        .nOut(symbols)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.recurrent(symbols))
                .build();
    }

    /** Whether Deeplearning4j has such a cell at all. */
    static boolean has(Row.Cell cell) {
        return cell != Row.Cell.GRU;
    }

    private static Layer recurrent(Row row) {
        return switch (row.cell()) {
            case RNN ->
                new SimpleRnn.Builder()
                        .nOut(row.units())
                        .activation(Activation.TANH)
                        .build();
            case LSTM -> lstm(row);
            case BILSTM -> new Bidirectional(Bidirectional.Mode.CONCAT, lstm(row));
            case GRU -> throw new IllegalArgumentException("Deeplearning4j has no GRU");
        };
    }

    private static LSTM lstm(Row row) {
        return new LSTM.Builder().nOut(row.units()).activation(Activation.TANH).build();
    }

    @Override
    public double step() {
        network.fit(features, labels);
        return network.score() / Row.STEPS;
    }

    @Override
    public double workPerStep() {
        return Row.tokens();
    }

    @Override
    public void close() {
        network.close();
        features.close();
        labels.close();
    }
}
