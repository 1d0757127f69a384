package dev.windrow.kernel;

/** The recurrence of one cell for one row and one step, and its derivative. See {@link Cell} for the equations. */
interface ReferenceCell {
    /**
     * One step forward.
     *
     * @param z U x_t + b {@code [gate][unit]}; overwritten with the values of the gates
     * @param hidden h_{t−1} {@code [unit]}, overwritten with h_t
     * @param memory s_{t−1} {@code [unit]}, overwritten with s_t; untouched by cells without one
     */
    void step(ReferenceWeights weights, double[] z, double[] hidden, double[] memory);

    /**
     * One step back.
     *
     * @param step what the step forward saw and left
     * @param hiddenGradient d loss / d h_t {@code [unit]}, overwritten with d loss / d h_{t−1}
     * @param memoryGradient d loss / d s_t {@code [unit]}, overwritten with d loss / d s_{t−1}
     * @param z overwritten with d loss / d (U x_t + b) {@code [gate][unit]}
     * @param gradient its recurrent weights are added to
     */
    void back(
            ReferenceWeights weights,
            ReferenceStep step,
            double[] hiddenGradient,
            double[] memoryGradient,
            double[] z,
            ReferenceWeights gradient);

    static ReferenceCell of(CellShape shape) {
        return switch (shape.cell().kind()) {
            case RNN -> new ReferenceRnn(shape.cell().activation(), shape.units());
            case LSTM -> new ReferenceLstm(shape.cell(), shape.units());
            case GRU -> new ReferenceGru(shape.cell().activation(), shape.units());
        };
    }
}
