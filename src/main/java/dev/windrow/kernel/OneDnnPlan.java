package dev.windrow.kernel;

import static org.bytedeco.dnnl.global.dnnl.*;

import dev.windrow.kernel.OneDnnScratch.Slot;
import java.util.List;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.rnn_primitive_desc_base;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/** The primitives for one cell and one size of batch, with the reorderings of weights around them. */
final class OneDnnPlan implements AutoCloseable {
    /** Whether a backward pass follows. */
    enum Purpose {
        INFERENCE,
        TRAINING
    }

    private final boolean hasMemory;
    private final OneDnnCall packInputWeights;
    private final OneDnnCall packRecurrentWeights;
    private final OneDnnCall forward;
    // The way back; null for inference.
    private OneDnnCall repackInputWeights;
    private OneDnnCall repackRecurrentWeights;
    private OneDnnCall unpackInputGradient;
    private OneDnnCall unpackRecurrentGradient;
    private OneDnnCall backward;

    OneDnnPlan(engine device, CellShape shape, int steps, int batch, Purpose purpose) {
        hasMemory = shape.cell().hasMemory();
        // Descriptors are many and small; the scope frees all that the calls do not keep.
        PointerScope scope = newScope();
        try {
            OneDnnLayouts layouts = new OneDnnLayouts(shape, steps, batch);
            rnn_primitive_desc_base forwardLayout = layouts.forward(
                    device, purpose == Purpose.TRAINING ? prop_kind.forward_training : prop_kind.forward_inference);
            packInputWeights = packInput(device, layouts, forwardLayout);
            packRecurrentWeights = packRecurrent(device, layouts, forwardLayout);
            forward = new OneDnnCall(device, forwardLayout, new primitive(forwardLayout));
            declareForward(forward, forwardLayout);
            if (purpose == Purpose.TRAINING) {
                forward.declare(DNNL_ARG_WORKSPACE, forwardLayout.workspace_desc(), Slot.WORKSPACE);
                planBackward(device, layouts, forwardLayout);
            }
        } finally {
            scope.close();
        }
    }

    @SuppressWarnings("unchecked") // its varargs of classes are generic; none are given
    private static PointerScope newScope() {
        return new PointerScope();
    }

    private static OneDnnCall packInput(engine device, OneDnnLayouts layouts, rnn_primitive_desc_base layout) {
        return OneDnnCall.pack(device, layouts.inputWeights, layout.weights_layer_desc(), Slot.PACKED_INPUT_WEIGHTS);
    }

    private static OneDnnCall packRecurrent(engine device, OneDnnLayouts layouts, rnn_primitive_desc_base layout) {
        return OneDnnCall.pack(
                device, layouts.recurrentWeights, layout.weights_iter_desc(), Slot.PACKED_RECURRENT_WEIGHTS);
    }

    private void planBackward(engine device, OneDnnLayouts layouts, rnn_primitive_desc_base forwardLayout) {
        rnn_primitive_desc_base layout = layouts.backward(device, forwardLayout);
        repackInputWeights = packInput(device, layouts, layout);
        repackRecurrentWeights = packRecurrent(device, layouts, layout);
        unpackInputGradient = OneDnnCall.unpack(
                device, layout.diff_weights_layer_desc(), Slot.PACKED_INPUT_WEIGHT_GRADIENT, layouts.inputWeights);
        unpackRecurrentGradient = OneDnnCall.unpack(
                device,
                layout.diff_weights_iter_desc(),
                Slot.PACKED_RECURRENT_WEIGHT_GRADIENT,
                layouts.recurrentWeights);
        backward = new OneDnnCall(device, layout, new primitive(layout));
        declareForward(backward, layout);
        backward.declare(DNNL_ARG_WORKSPACE, forwardLayout.workspace_desc(), Slot.WORKSPACE)
                .declare(DNNL_ARG_DIFF_SRC_LAYER, layout.diff_src_layer_desc())
                .declare(DNNL_ARG_DIFF_SRC_ITER, layout.diff_src_iter_desc(), Slot.INITIAL_HIDDEN_GRADIENT)
                .declare(
                        DNNL_ARG_DIFF_WEIGHTS_LAYER,
                        layout.diff_weights_layer_desc(),
                        Slot.PACKED_INPUT_WEIGHT_GRADIENT)
                .declare(
                        DNNL_ARG_DIFF_WEIGHTS_ITER,
                        layout.diff_weights_iter_desc(),
                        Slot.PACKED_RECURRENT_WEIGHT_GRADIENT)
                .declare(DNNL_ARG_DIFF_BIAS, layout.diff_bias_desc())
                .declare(DNNL_ARG_DIFF_DST_LAYER, layout.diff_dst_layer_desc())
                .declare(DNNL_ARG_DIFF_DST_ITER, layout.diff_dst_iter_desc(), Slot.END_HIDDEN_GRADIENT);
        if (hasMemory) {
            backward.declare(DNNL_ARG_DIFF_SRC_ITER_C, layout.diff_src_iter_c_desc(), Slot.INITIAL_MEMORY_GRADIENT)
                    .declare(DNNL_ARG_DIFF_DST_ITER_C, layout.diff_dst_iter_c_desc(), Slot.END_MEMORY_GRADIENT);
        }
    }

    private void declareForward(OneDnnCall call, rnn_primitive_desc_base layout) {
        call.declare(DNNL_ARG_SRC_LAYER, layout.src_layer_desc())
                .declare(DNNL_ARG_SRC_ITER, layout.src_iter_desc(), Slot.INITIAL_HIDDEN)
                .declare(DNNL_ARG_WEIGHTS_LAYER, layout.weights_layer_desc(), Slot.PACKED_INPUT_WEIGHTS)
                .declare(DNNL_ARG_WEIGHTS_ITER, layout.weights_iter_desc(), Slot.PACKED_RECURRENT_WEIGHTS)
                .declare(DNNL_ARG_BIAS, layout.bias_desc())
                .declare(DNNL_ARG_DST_LAYER, layout.dst_layer_desc())
                .declare(DNNL_ARG_DST_ITER, layout.dst_iter_desc(), Slot.END_HIDDEN);
        if (hasMemory) {
            call.declare(DNNL_ARG_SRC_ITER_C, layout.src_iter_c_desc(), Slot.INITIAL_MEMORY)
                    .declare(DNNL_ARG_DST_ITER_C, layout.dst_iter_c_desc(), Slot.END_MEMORY);
        }
    }

    /** Adds what the calls need of scratch memory. */
    void addTo(OneDnnSizes needed) {
        calls().forEach(call -> call.addTo(needed));
    }

    /** Bytes that JavaCPP counts for the objects of the plan. */
    long handleBytes() {
        return calls().stream().mapToLong(OneDnnCall::handleBytes).sum();
    }

    private List<OneDnnCall> calls() {
        return backward == null
                ? List.of(packInputWeights, packRecurrentWeights, forward)
                : List.of(
                        packInputWeights,
                        packRecurrentWeights,
                        forward,
                        repackInputWeights,
                        repackRecurrentWeights,
                        unpackInputGradient,
                        unpackRecurrentGradient,
                        backward);
    }

    /** Reads the states from and leaves them in {@code scratch}. */
    void forward(stream queue, OneDnnScratch scratch, Weights weights, Block inputs, Block outputs) {
        pack(queue, scratch, weights, packInputWeights, packRecurrentWeights);
        bindForward(forward, weights, inputs, outputs);
        forward.run(queue, scratch);
    }

    /** Reads the states and their gradients from, and leaves the initial state's gradient in, {@code scratch}. */
    void backward(
            stream queue,
            OneDnnScratch scratch,
            Weights weights,
            ForwardPass pass,
            Block outputGradient,
            Block inputGradient,
            Weights gradient) {
        pack(queue, scratch, weights, repackInputWeights, repackRecurrentWeights);
        bindForward(backward, weights, pass.inputs(), pass.outputs());
        // oneDNN adds to these.
        clear(scratch, Slot.PACKED_INPUT_WEIGHT_GRADIENT, backward.bytes(DNNL_ARG_DIFF_WEIGHTS_LAYER));
        clear(scratch, Slot.PACKED_RECURRENT_WEIGHT_GRADIENT, backward.bytes(DNNL_ARG_DIFF_WEIGHTS_ITER));
        gradient.bias().clear();
        backward.bind(DNNL_ARG_DIFF_SRC_LAYER, inputGradient.pointer())
                .bind(DNNL_ARG_DIFF_BIAS, gradient.bias().pointer())
                .bind(DNNL_ARG_DIFF_DST_LAYER, outputGradient.pointer())
                .run(queue, scratch);
        unpackInputGradient.bind(DNNL_ARG_TO, gradient.input().pointer()).run(queue, scratch);
        unpackRecurrentGradient
                .bind(DNNL_ARG_TO, gradient.recurrent().pointer())
                .run(queue, scratch);
    }

    private static void pack(
            stream queue, OneDnnScratch scratch, Weights weights, OneDnnCall input, OneDnnCall recurrent) {
        input.bind(DNNL_ARG_FROM, weights.input().pointer()).run(queue, scratch);
        recurrent.bind(DNNL_ARG_FROM, weights.recurrent().pointer()).run(queue, scratch);
    }

    private static void bindForward(OneDnnCall call, Weights weights, Block inputs, Block outputs) {
        call.bind(DNNL_ARG_SRC_LAYER, inputs.pointer())
                .bind(DNNL_ARG_BIAS, weights.bias().pointer())
                .bind(DNNL_ARG_DST_LAYER, outputs.pointer());
    }

    private static void clear(OneDnnScratch scratch, Slot slot, long bytes) {
        Pointer.memset(scratch.bytes(slot, bytes), 0, bytes);
    }

    @Override
    public void close() {
        calls().forEach(OneDnnCall::close);
    }
}
