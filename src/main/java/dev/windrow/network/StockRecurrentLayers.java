package dev.windrow.network;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Deeplearning4j's own LSTM and SimpleRnn. Their parameters are W [inputs, gates * units], RW [units, gates * units]
 * and b [gates * units]; the LSTM's gates stand in the order input modulation, forget, output, input. A bidirectional
 * layer has each twice, under keys with f and b before them.
 */
final class StockRecurrentLayers implements RecurrentLayers {
    /** Which of the LSTM's gates forgets. */
    private static final int FORGET_GATE = 1;

    @Override
    public Layer layer(NetworkSpec.Cell cell, int inputs, int units, boolean bidirectional) {
        Layer layer =
                switch (cell) {
                    case LSTM ->
                        new LSTM.Builder()
                                .nIn(inputs)
                                .nOut(units)
                                .activation(Activation.TANH)
                                .gateActivationFunction(Activation.SIGMOID)
                                .build();
                    case RNN ->
                        new SimpleRnn.Builder()
                                .nIn(inputs)
                                .nOut(units)
                                .activation(Activation.TANH)
                                .build();
                };
        return bidirectional ? new Bidirectional(Bidirectional.Mode.CONCAT, layer) : layer;
    }

    @Override
    public void start(NetworkSpec.Cell cell, int units, String parameter, INDArray values, Draws draws) {
        String key = parameter.length() > 1 && !parameter.equals("RW") ? parameter.substring(1) : parameter;
        int gates = cell == NetworkSpec.Cell.LSTM ? 4 : 1;
        int inputs = (int) (values.length() / ((long) gates * units));
        float[] start = new float[(int) values.length()];
        for (int gate = 0; gate < gates; gate++) {
            switch (key) {
                case "W" -> place(draws.glorotUniform(inputs, units), start, gate, gates, units);
                case "RW" -> place(draws.orthogonal(units), start, gate, gates, units);
                case "b" -> place(bias(gates, gate, units), start, gate, gates, units);
                default -> throw new IllegalStateException("a recurrent layer has no parameter " + parameter);
            }
        }
        values.assign(Nd4j.createFromArray(start).reshape('c', values.shape()));
    }

    private static float[] bias(int gates, int gate, int units) {
        float[] bias = new float[units];
        Arrays.fill(bias, gates == 4 && gate == FORGET_GATE ? 1 : 0);
        return bias;
    }

    /** Copies one gate's [row][unit] into [row][gate][unit]. */
    private static void place(float[] block, float[] all, int gate, int gates, int units) {
        for (int row = 0; row < block.length / units; row++) {
            System.arraycopy(block, row * units, all, (row * gates + gate) * units, units);
        }
    }
}
