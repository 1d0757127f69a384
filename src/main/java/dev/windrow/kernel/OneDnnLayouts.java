package dev.windrow.kernel;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.global.dnnl.rnn_direction;
import org.bytedeco.dnnl.gru_backward;
import org.bytedeco.dnnl.gru_forward;
import org.bytedeco.dnnl.lstm_backward;
import org.bytedeco.dnnl.lstm_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.rnn_primitive_desc_base;
import org.bytedeco.dnnl.vanilla_rnn_backward;
import org.bytedeco.dnnl.vanilla_rnn_forward;

/**
 * The layouts of a recurrent primitive's arguments in oneDNN's words (t time, n batch, c channels, l layer, d
 * direction, g gate, o unit, i input) and the primitives over them. Weights are {@code any}: oneDNN chooses.
 */
final class OneDnnLayouts {
    private static final rnn_direction FORWARD_IN_TIME = rnn_direction.unidirectional_left2right;

    private final Cell cell;
    private final memory.desc inputs;
    private final memory.desc outputs;
    private final memory.desc state;
    private final memory.desc anyInputWeights;
    private final memory.desc anyRecurrentWeights;
    private final memory.desc bias;

    /** The caller's layout of the input weights: {@code ldgoi}. */
    final memory.desc inputWeights;

    /** The caller's layout of the recurrent weights: {@code ldgoi}. */
    final memory.desc recurrentWeights;

    OneDnnLayouts(CellShape shape, int steps, int batch) {
        cell = shape.cell();
        long gates = cell.gateCount();
        long units = shape.units();
        long[] layerSizes = {1, 1, shape.inputs(), gates, units};
        long[] recurrentSizes = {1, 1, units, gates, units};
        inputs = layout(memory.format_tag.tnc, steps, batch, shape.inputs());
        outputs = layout(memory.format_tag.tnc, steps, batch, units);
        state = layout(memory.format_tag.ldnc, 1, 1, batch, units);
        anyInputWeights = layout(memory.format_tag.any, layerSizes);
        anyRecurrentWeights = layout(memory.format_tag.any, recurrentSizes);
        bias = layout(memory.format_tag.ldgo, 1, 1, gates, units);
        inputWeights = layout(memory.format_tag.ldgoi, layerSizes);
        recurrentWeights = layout(memory.format_tag.ldgoi, recurrentSizes);
    }

    private static memory.desc layout(memory.format_tag tag, long... sizes) {
        return new memory.desc(sizes, memory.data_type.f32, tag);
    }

    rnn_primitive_desc_base forward(engine device, prop_kind purpose) {
        return switch (cell.kind()) {
            case RNN ->
                new vanilla_rnn_forward.primitive_desc(
                        new vanilla_rnn_forward.desc(
                                purpose,
                                activation(),
                                FORWARD_IN_TIME,
                                inputs,
                                state,
                                anyInputWeights,
                                anyRecurrentWeights,
                                bias,
                                outputs,
                                state),
                        OneDnnCall.CALLERS_SCRATCHPAD,
                        device);
            case LSTM ->
                new lstm_forward.primitive_desc(
                        new lstm_forward.desc(
                                purpose,
                                FORWARD_IN_TIME,
                                inputs,
                                state,
                                state,
                                anyInputWeights,
                                anyRecurrentWeights,
                                bias,
                                outputs,
                                state,
                                state),
                        OneDnnCall.CALLERS_SCRATCHPAD,
                        device);
            case GRU ->
                new gru_forward.primitive_desc(
                        new gru_forward.desc(
                                purpose,
                                FORWARD_IN_TIME,
                                inputs,
                                state,
                                anyInputWeights,
                                anyRecurrentWeights,
                                bias,
                                outputs,
                                state),
                        OneDnnCall.CALLERS_SCRATCHPAD,
                        device);
        };
    }

    /** Each argument of the forward primitive, then its gradient in the same layout. */
    rnn_primitive_desc_base backward(engine device, rnn_primitive_desc_base forward) {
        return switch (cell.kind()) {
            case RNN ->
                new vanilla_rnn_backward.primitive_desc(
                        new vanilla_rnn_backward.desc(
                                prop_kind.backward,
                                activation(),
                                FORWARD_IN_TIME,
                                inputs,
                                state,
                                anyInputWeights,
                                anyRecurrentWeights,
                                bias,
                                outputs,
                                state,
                                inputs,
                                state,
                                anyInputWeights,
                                anyRecurrentWeights,
                                bias,
                                outputs,
                                state),
                        OneDnnCall.CALLERS_SCRATCHPAD,
                        device,
                        (vanilla_rnn_forward.primitive_desc) forward);
            case LSTM ->
                new lstm_backward.primitive_desc(
                        new lstm_backward.desc(
                                prop_kind.backward,
                                FORWARD_IN_TIME,
                                inputs,
                                state,
                                state,
                                anyInputWeights,
                                anyRecurrentWeights,
                                bias,
                                outputs,
                                state,
                                state,
                                inputs,
                                state,
                                state,
                                anyInputWeights,
                                anyRecurrentWeights,
                                bias,
                                outputs,
                                state,
                                state),
                        OneDnnCall.CALLERS_SCRATCHPAD,
                        device,
                        (lstm_forward.primitive_desc) forward);
            case GRU ->
                new gru_backward.primitive_desc(
                        new gru_backward.desc(
                                prop_kind.backward,
                                FORWARD_IN_TIME,
                                inputs,
                                state,
                                anyInputWeights,
                                anyRecurrentWeights,
                                bias,
                                outputs,
                                state,
                                inputs,
                                state,
                                anyInputWeights,
                                anyRecurrentWeights,
                                bias,
                                outputs,
                                state),
                        OneDnnCall.CALLERS_SCRATCHPAD,
                        device,
                        (gru_forward.primitive_desc) forward);
        };
    }

    private algorithm activation() {
        return switch (cell.activation()) {
            case TANH -> algorithm.eltwise_tanh;
            case LOGISTIC -> algorithm.eltwise_logistic;
            case RELU -> algorithm.eltwise_relu;
        };
    }
}
