package dev.windrow.network;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The first values of a recurrent layer: input weights Glorot uniform gate by gate (Glorot & Bengio 2010), recurrent
 * weights orthogonal gate by gate (Saxe et al. 2014), biases zero but for the forget gate's, which are one (Gers et al.
 * 2000).
 *
 * @param gates gates side by side in the layer's matrices
 * @param forgetGate which of them forgets; −1 if none does
 * @param units units of a gate
 */
record GateWeights(int gates, int forgetGate, int units) {
    /** What a parameter of a recurrent layer is. */
    enum Kind {
        INPUT,
        RECURRENT,
        BIAS;

        /** By the end of a key: {@code W}, {@code RW} or {@code b}, whatever direction stands before it. */
        static Kind of(String key) {
            if (key.endsWith("RW")) {
                return RECURRENT;
            }
            return key.endsWith("W") ? INPUT : BIAS;
        }
    }

    /** Overwrites a parameter, [rows, gates * units] or [gates * units], with its first values. */
    void start(Kind kind, INDArray values, Draws draws) {
        int rows = (int) (values.length() / ((long) gates * units));
        float[] start = new float[(int) values.length()];
        for (int gate = 0; gate < gates; gate++) {
            place(
                    switch (kind) {
                        case INPUT -> draws.glorotUniform(rows, units);
                        case RECURRENT -> draws.orthogonal(units);
                        case BIAS -> bias(gate);
                    },
                    start,
                    gate);
        }
        values.assign(Nd4j.createFromArray(start).reshape('c', values.shape()));
    }

    private float[] bias(int gate) {
        float[] bias = new float[units];
        Arrays.fill(bias, gate == forgetGate ? 1 : 0);
        return bias;
    }

    /** Copies one gate's [row][unit] into [row][gate][unit]. */
    private void place(float[] block, float[] all, int gate) {
        for (int row = 0; row < block.length / units; row++) {
            System.arraycopy(block, row * units, all, (row * gates + gate) * units, units);
        }
    }
}
