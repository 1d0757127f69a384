package dev.windrow.kernel;

/**
 * A cell's weights in the Java heap, as rows along which a product's inner loop runs: forward the gates lie side by
 * side, backward the inputs or units.
 */
final class PlainWeights {
    private final CellShape shape;
    private final int gates;
    private final FloatRows input = new FloatRows();
    private final FloatRows recurrent = new FloatRows();
    private final FloatRows inputBack = new FloatRows();
    private final FloatRows recurrentBack = new FloatRows();
    private final float[] bias;

    PlainWeights(CellShape shape) {
        this.shape = shape;
        this.gates = Math.toIntExact(shape.biases());
        this.bias = new float[gates];
    }

    /** Bytes of all that is kept here. */
    static long bytes(CellShape shape) {
        long gates = shape.biases();
        return FloatRows.bytes(shape.inputs(), gates)
                + FloatRows.bytes(shape.units(), gates)
                + FloatRows.bytes(gates, shape.inputs())
                + FloatRows.bytes(gates, shape.units())
                + FloatRows.bytes(1, gates);
    }

    void readForward(Weights weights) {
        FloatRows.readTransposed(weights.input(), input(), shape.inputs(), gates);
        FloatRows.readTransposed(weights.recurrent(), recurrent(), shape.units(), gates);
        FloatRows.view(weights.bias()).get(0, bias);
    }

    void readBackward(Weights weights) {
        FloatRows.read(weights.input(), inputBack(), 0, gates, shape.inputs());
        FloatRows.read(weights.recurrent(), recurrentBack(), 0, gates, shape.units());
    }

    /** Uᵀ {@code [input][gate * unit]}. */
    float[][] input() {
        return input.first(shape.inputs(), gates);
    }

    /** Wᵀ {@code [unit][gate * unit]}. */
    float[][] recurrent() {
        return recurrent.first(shape.units(), gates);
    }

    /** U {@code [gate * unit][input]}. */
    float[][] inputBack() {
        return inputBack.first(gates, shape.inputs());
    }

    /** W {@code [gate * unit][unit]}. */
    float[][] recurrentBack() {
        return recurrentBack.first(gates, shape.units());
    }

    /** b {@code [gate * unit]}. */
    float[] bias() {
        return bias;
    }
}
