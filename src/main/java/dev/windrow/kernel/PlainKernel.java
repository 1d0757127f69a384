package dev.windrow.kernel;

import dev.windrow.kernel.PlainProduct.Range;

/**
 * The recurrent kernel in plain Java and float32, for every cell and every platform: loops that the JIT vectorises,
 * without native code or incubating modules.
 *
 * <p>As cuDNN does (J. Appleyard, T. Kočiský and P. Blunsom, "Optimizing Performance of Recurrent Neural Networks on
 * GPUs", 2016), with x_t the inputs, h_t the outputs, z_t the sums that gates are functions of: all U x_t + b are one
 * product before the first step; a step adds W h_{t−1} for all rows of the batch that are not at their end; on the way
 * back a step adds Wᵀ dz_t to d loss / d h_{t−1}, and dx_t = Uᵀ dz_t, dU = Σ dz_t x_tᵀ, dW = Σ dz_t h_{t−1}ᵀ are
 * products over all steps after the last one. The cells are {@link PlainRnn}, {@link PlainLstm}, {@link PlainGru}.
 *
 * <p>Java's arithmetic is exact to the bit, compiled or interpreted, so the same inputs give the same bits on every
 * processor with fused multiply-add, and on every one without it; see {@link PlainMath#FUSED}.
 */
final class PlainKernel implements RecurrentKernel {
    private final CellShape shape;
    private final PlainCell cell;
    private final PlainWeights weights;
    private final PlainTape inference;
    private final PlainTape training;
    private final PlainGradients gradients;
    private ForwardPass forwarded;

    PlainKernel(CellShape shape) {
        this.shape = shape;
        this.cell = PlainCell.of(shape);
        this.weights = new PlainWeights(shape);
        this.inference = new PlainTape(shape);
        this.training = new PlainTape(shape);
        this.gradients = new PlainGradients(shape);
    }

    /** What a kernel takes once it has trained and inferred on such a batch: arrays in the heap. */
    static KernelMemory memory(CellShape shape, Rows rows) {
        return new KernelMemory(
                0, PlainWeights.bytes(shape) + 2 * PlainTape.bytes(shape, rows) + PlainGradients.bytes(shape, rows));
    }

    @Override
    public CellShape shape() {
        return shape;
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT32;
    }

    @Override
    public void infer(Weights given, ForwardPass pass) {
        run(given, pass, inference);
    }

    @Override
    public void forward(Weights given, ForwardPass pass) {
        forwarded = null;
        run(given, pass, training);
        forwarded = pass;
    }

    private void run(Weights given, ForwardPass pass, PlainTape tape) {
        given.require(shape, Precision.FLOAT32, "weights");
        pass.require(shape, Precision.FLOAT32);
        ActiveSlots active = new ActiveSlots(pass.rows());
        weights.readForward(given);
        tape.start(pass, active, weights.bias());
        PlainProduct.add(
                tape.inputs(),
                new Range(0, shape.inputs()),
                weights.input(),
                new Range(0, weights.bias().length),
                tape.gates(),
                active.all());
        for (int time = 0; time < pass.rows().steps(); time++) {
            cell.step(weights, tape, active.at(time));
        }
        tape.finish(pass, active);
    }

    @Override
    public void backward(Weights given, ForwardPass pass, BackwardPass back) {
        if (!pass.equals(forwarded)) {
            throw new IllegalStateException("backward of a pass that is not the last one forwarded");
        }
        given.require(shape, Precision.FLOAT32, "weights");
        back.require(shape, Precision.FLOAT32, pass.rows());
        ActiveSlots active = new ActiveSlots(pass.rows());
        weights.readBackward(given);
        gradients.start(training, pass.rows(), active, back);
        for (int time = pass.rows().steps() - 1; time >= 0; time--) {
            cell.back(weights, training, gradients, active.at(time));
        }
        gradients.finish(cell, weights, active.all(), back);
    }

    /** Nothing is held outside the heap. */
    @Override
    public void close() {
        forwarded = null;
    }
}
