package dev.windrow.network;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The first values of a recurrent layer: input weights Glorot uniform gate by gate (Glorot & Bengio 2010), recurrent
 * weights orthogonal gate by gate (Saxe et al. 2014), biases zero but for the forget gate's, which are one (Gers et al.
 * 2000).
 *
 * <p>With a memory of T steps, biases are those of C. Tallec and Y. Ollivier, "Can recurrent neural networks warp
 * time?", ICLR 2018, equation 16: b ~ log U(1, T − 1) for each unit, its forget gate's bias b and its input gate's −b.
 * A unit then keeps e^b / (1 + e^b) of its memory a step, and so remembers for some 1 + e^b steps: one for few, another
 * for nearly T. A GRU's update gate, which writes and lets go of as much, has −b.
 *
 * @param gates gates side by side in the layer's matrices
 * @param keeps which of them keeps what is remembered, the more the higher; −1 if none does
 * @param writes which of them lets in what is new, the more the higher; −1 if none does
 * @param units units of a gate
 * @param memory steps that are remembered at first; 0 for a forget gate's bias of one
 */
record GateWeights(int gates, int keeps, int writes, int units, int memory) {
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
        if (kind == Kind.BIAS) {
            placeBiases(start, draws);
        } else {
            for (int gate = 0; gate < gates; gate++) {
                place(kind == Kind.INPUT ? draws.glorotUniform(rows, units) : draws.orthogonal(units), start, gate);
            }
        }
        // Closed at once, for a large embedding would wait for a collection beside what training needs.
        try (INDArray given = Nd4j.createFromArray(start)) {
            values.assign(given.reshape('c', values.shape()));
        }
    }

    private void placeBiases(float[] start, Draws draws) {
        float[] kept = new float[units];
        Arrays.fill(kept, 1);
        if (memory > 0) {
            kept = draws.logUniform(units, 1, memory - 1.0);
        }
        if (keeps >= 0) {
            place(kept, start, keeps);
        }
        if (memory > 0 && writes >= 0) {
            float[] written = new float[units];
            for (int unit = 0; unit < units; unit++) {
                written[unit] = -kept[unit];
            }
            place(written, start, writes);
        }
    }

    /** Copies one gate's [row][unit] into [row][gate][unit]. */
    private void place(float[] block, float[] all, int gate) {
        for (int row = 0; row < block.length / units; row++) {
            System.arraycopy(block, row * units, all, (row * gates + gate) * units, units);
        }
    }
}
