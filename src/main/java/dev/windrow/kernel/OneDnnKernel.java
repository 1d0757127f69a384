package dev.windrow.kernel;

import dev.windrow.kernel.OneDnnPlan.Purpose;
import dev.windrow.kernel.OneDnnScratch.Slot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.stream;

/**
 * The recurrent kernel on oneDNN's primitives, in float32. Primitives are made once for each size of batch and kept for
 * the sizes used last. oneDNN takes as many threads as {@code OMP_NUM_THREADS} says; one is meant.
 */
final class OneDnnKernel implements RecurrentKernel {
    /** Sizes of batch whose primitives are kept; a primitive is some kilobytes, making one some milliseconds. */
    static final int KEPT_PLANS = 256;

    private record PlanKey(int inputs, int steps, int batch, Purpose purpose) {}

    private final CellShape shape;
    private final OneDnnDialect dialect;
    private final engine device;
    private final stream queue;
    private final Map<PlanKey, OneDnnPlan> plans = new LinkedHashMap<>(16, 0.75f, true);
    private final OneDnnScratch inference = new OneDnnScratch();
    private final OneDnnScratch training = new OneDnnScratch();
    private ForwardPass forwarded;

    OneDnnKernel(CellShape shape) {
        this.shape = shape;
        this.dialect = new OneDnnDialect(shape);
        this.device = device();
        this.queue = new stream(device);
    }

    /** oneDNN's version; loads its natives. */
    static String version() {
        dnnl_version_t version = dnnl.dnnl_version();
        return version.major() + "." + version.minor() + "." + version.patch();
    }

    /**
     * What a kernel takes once it has trained and inferred on such a batch, from the layouts that oneDNN chooses for it
     * on this processor; nothing of it is allocated.
     */
    static KernelMemory memory(CellShape shape, Rows rows) {
        OneDnnDialect dialect = new OneDnnDialect(shape);
        try (engine device = device();
                stream queue = new stream(device)) {
            long bytes = device.sizeof() + queue.sizeof();
            for (Purpose purpose : Purpose.values()) {
                try (OneDnnPlan plan =
                        new OneDnnPlan(device, dialect.shapeFor(rows), rows.steps(), rows.batch(), purpose)) {
                    bytes += sizes(dialect, plan, rows, purpose).total() + plan.handleBytes();
                }
            }
            return new KernelMemory(bytes, 0);
        }
    }

    /** All that a pass over such a batch needs of scratch memory, and, in training, its way back. */
    private static OneDnnSizes sizes(OneDnnDialect dialect, OneDnnPlan plan, Rows rows, Purpose purpose) {
        OneDnnSizes needed = new OneDnnSizes();
        plan.addTo(needed);
        dialect.addTo(needed, rows, purpose);
        if (purpose == Purpose.TRAINING && !rows.full()) {
            needed.needFloats(Slot.OUTPUT_GRADIENT, rows.slots() * dialect.units());
        }
        return needed;
    }

    private static engine device() {
        return new engine(engine.kind.cpu, 0);
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
    public void infer(Weights weights, ForwardPass pass) {
        run(weights, pass, Purpose.INFERENCE, inference);
    }

    @Override
    public void forward(Weights weights, ForwardPass pass) {
        forwarded = null;
        run(weights, pass, Purpose.TRAINING, training);
        forwarded = pass;
    }

    private void run(Weights weights, ForwardPass pass, Purpose purpose, OneDnnScratch scratch) {
        weights.require(shape, Precision.FLOAT32, "weights");
        pass.require(shape, Precision.FLOAT32);
        Rows rows = pass.rows();
        OneDnnPlan plan = plan(rows, purpose);
        scratch.reserve(sizes(dialect, plan, rows, purpose));
        fill(scratch, Slot.INITIAL_HIDDEN, Slot.INITIAL_MEMORY, pass.initial(), rows);
        plan.forward(
                queue, scratch, dialect.weights(weights, rows, scratch), dialect.inputs(pass, scratch), pass.outputs());
        pass.end().ifPresent(end -> writeEnd(pass, end, scratch));
        if (!rows.full()) {
            Padding.clear(pass.outputs(), rows, shape.units());
        }
    }

    private void writeEnd(ForwardPass pass, State end, OneDnnScratch scratch) {
        Rows rows = pass.rows();
        if (rows.full()) {
            end.hidden().copyFrom(state(scratch, Slot.END_HIDDEN, rows));
        } else {
            end.hidden().copyFrom(state(scratch, Slot.INITIAL_HIDDEN, rows));
            Padding.gatherEnd(pass.outputs(), rows, shape.units(), end.hidden());
        }
        end.memory().ifPresent(memory -> memory.copyFrom(state(scratch, Slot.END_MEMORY, rows)));
    }

    @Override
    public void backward(Weights weights, ForwardPass pass, BackwardPass gradients) {
        if (!pass.equals(forwarded)) {
            throw new IllegalStateException("backward of a pass that is not the last one forwarded");
        }
        weights.require(shape, Precision.FLOAT32, "weights");
        gradients.require(shape, Precision.FLOAT32, pass.rows());
        Rows rows = pass.rows();
        fill(training, Slot.END_HIDDEN_GRADIENT, Slot.END_MEMORY_GRADIENT, gradients.endGradient(), rows);
        Block outputGradient = gradients.outputGradient();
        if (!rows.full()) {
            outputGradient = paddedOutputGradient(gradients, rows);
            state(training, Slot.END_HIDDEN_GRADIENT, rows).clear();
        }
        plan(rows, Purpose.TRAINING)
                .backward(
                        queue,
                        training,
                        dialect.weights(weights, rows, training),
                        new ForwardPass(rows, dialect.inputs(pass, training), pass.outputs()),
                        outputGradient,
                        dialect.inputGradient(gradients, rows, training),
                        dialect.weightGradient(gradients, rows, training));
        dialect.translate(gradients, rows, training);
        gradients.initialGradient().ifPresent(initial -> writeInitialGradient(gradients, initial, rows));
    }

    /** The given gradient with nothing at padded steps and each row's end state at its own last step. */
    private Block paddedOutputGradient(BackwardPass gradients, Rows rows) {
        Block gradient = training.floats(Slot.OUTPUT_GRADIENT, rows.slots() * shape.units());
        gradient.copyFrom(gradients.outputGradient());
        Padding.clear(gradient, rows, shape.units());
        gradients.endGradient().ifPresent(end -> Padding.addEnd(end.hidden(), rows, shape.units(), gradient));
        return gradient;
    }

    private void writeInitialGradient(BackwardPass gradients, State initial, Rows rows) {
        initial.hidden().copyFrom(state(training, Slot.INITIAL_HIDDEN_GRADIENT, rows));
        gradients.endGradient().ifPresent(end -> Padding.addEmpty(end.hidden(), rows, shape.units(), initial.hidden()));
        initial.memory().ifPresent(memory -> memory.copyFrom(state(training, Slot.INITIAL_MEMORY_GRADIENT, rows)));
    }

    private void fill(OneDnnScratch scratch, Slot hidden, Slot memory, Optional<State> from, Rows rows) {
        Block hiddenBlock = state(scratch, hidden, rows);
        from.ifPresentOrElse(given -> hiddenBlock.copyFrom(given.hidden()), hiddenBlock::clear);
        if (shape.cell().hasMemory()) {
            Block memoryBlock = state(scratch, memory, rows);
            from.flatMap(State::memory).ifPresentOrElse(memoryBlock::copyFrom, memoryBlock::clear);
        }
    }

    private Block state(OneDnnScratch scratch, Slot slot, Rows rows) {
        return scratch.floats(slot, (long) rows.batch() * shape.units());
    }

    private OneDnnPlan plan(Rows rows, Purpose purpose) {
        CellShape computed = dialect.shapeFor(rows);
        PlanKey key = new PlanKey(computed.inputs(), rows.steps(), rows.batch(), purpose);
        OneDnnPlan plan = plans.get(key);
        if (plan == null) {
            if (plans.size() == KEPT_PLANS) {
                PlanKey oldest = plans.keySet().iterator().next();
                plans.remove(oldest).close();
            }
            plan = new OneDnnPlan(device, computed, rows.steps(), rows.batch(), purpose);
            plans.put(key, plan);
        }
        return plan;
    }

    @Override
    public void close() {
        forwarded = null;
        plans.values().forEach(OneDnnPlan::close);
        plans.clear();
        inference.close();
        training.close();
        queue.close();
        device.close();
    }
}
