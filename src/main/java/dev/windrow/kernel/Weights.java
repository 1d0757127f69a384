package dev.windrow.kernel;

/**
 * The weights of a cell, or their gradients, laid out as {@link CellShape} says.
 *
 * @param input {@code [gate][unit][input]}
 * @param recurrent {@code [gate][unit][unit]}
 * @param bias {@code [gate][unit]}
 */
public record Weights(Block input, Block recurrent, Block bias) {
    /** Zeros for {@code shape}. */
    public static Weights zeros(CellShape shape, Precision precision) {
        return new Weights(
                Block.zeros(precision, shape.inputWeights()),
                Block.zeros(precision, shape.recurrentWeights()),
                Block.zeros(precision, shape.biases()));
    }

    void require(CellShape shape, Precision precision, String name) {
        String sizes = " of units " + shape.units() + " x inputs " + shape.inputs();
        input.require(precision, shape.inputWeights(), name + ": input weights" + sizes);
        recurrent.require(precision, shape.recurrentWeights(), name + ": recurrent weights" + sizes);
        bias.require(precision, shape.biases(), name + ": biases" + sizes);
    }
}
