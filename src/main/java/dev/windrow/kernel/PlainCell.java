package dev.windrow.kernel;

import dev.windrow.kernel.PlainProduct.Range;

/**
 * The recurrence of one cell for one step of a batch, and its derivative, in float32. {@link Cell} has the equations.
 */
interface PlainCell {
    /**
     * One step forward: reads h_{t−1} and U x_t + b, leaves gates and h_t.
     *
     * @param now the step's rows that are not at their end
     */
    void step(PlainWeights weights, PlainTape tape, ActiveSlots.Span now);

    /** One step back: reads d loss / d h_t, leaves that of the gates' sums and adds to that of h_{t−1}. */
    void back(PlainWeights weights, PlainTape tape, PlainGradients gradients, ActiveSlots.Span now);

    /** Adds d loss / d Wᵀ {@code [unit][gate * unit]} of all steps. */
    default void addRecurrentGradient(
            PlainTape tape, PlainGradients gradients, ActiveSlots.Span all, float[][] recurrent) {
        PlainProduct.addTransposed(
                tape.hidden(),
                new Range(0, recurrent.length),
                gradients.gates(),
                new Range(0, recurrent[0].length),
                recurrent,
                all);
    }

    static PlainCell of(CellShape shape) {
        return switch (shape.cell().kind()) {
            case RNN -> new PlainRnn(shape.cell().activation(), shape.units());
            case LSTM -> new PlainLstm(shape.cell(), shape.units());
            case GRU -> new PlainGru(shape.cell().activation(), shape.units());
        };
    }
}
