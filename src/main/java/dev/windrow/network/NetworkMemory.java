package dev.windrow.network;

import dev.windrow.kernel.CellTrace;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a trained network remembers, sequence by sequence: how the loss of a step hangs on inputs before it, and what
 * its cells do. Everything is in double and nothing is dropped, so that gradients show that single precision would
 * lose.
 */
public final class NetworkMemory {
    private final NetworkSpec spec;
    private final Network network;

    /**
     * A network with its weights.
     *
     * @throws IllegalArgumentException if there is a {@link #refusal}
     */
    public NetworkMemory(ModelDirectory.Model model) {
        refusal(model.spec()).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        OneThread.ask();
        spec = model.spec()
                .with(NetworkSpec.Dropout.NONE)
                .with(model.spec().stack().with(RecurrentStack.Kernel.REFERENCE));
        network = new Network(spec, DataType.DOUBLE);
        float[] parameters =
                ParameterLayout.of(spec).join(ParameterLayout.of(model.spec()).split(model.parameters()));
        network.parameters()
                .assign(Nd4j.createFromArray(parameters)
                        .castTo(DataType.DOUBLE)
                        .reshape(network.parameters().shape()));
    }

    /** Why this cannot be told of a network, beginning with the key that makes it so; empty if it can. */
    public static Optional<String> refusal(NetworkSpec spec) {
        if (spec.stack().cell() == RecurrentStack.Cell.NONE) {
            return Optional.of("network.cell = none: has no recurrent layer, so nothing is remembered");
        }
        if (spec.stack().layers() != RecurrentStack.Layers.WINDROW) {
            return Optional.of(
                    "layers = dl4j: its recurrent layers do not tell the gradients of their inputs; train with layers: windrow");
        }
        if (spec.output() == NetworkSpec.Output.DECODER) {
            return Optional.of(
                    "a decoder's steps hang on what it has said before them, not on inputs alone: only networks"
                            + " that say something at each step, or at the end, can be looked into");
        }
        if (spec.head().kind() == Head.Kind.CRF || spec.head().kind() == Head.Kind.CTC) {
            return Optional.of("network.output.kind = "
                    + spec.head().kind().name().toLowerCase(Locale.ROOT)
                    + ": has one loss for a whole sequence and none for a step; train with softmax");
        }
        return Optional.empty();
    }

    /**
     * ‖∂loss_t / ∂x_{t−k}‖ by lag k, from 0, where t is the last step of the sequence that has a target, or its end if
     * one thing is said of all of it, and x the embedded symbols, or the vectors behind the projection if there is one.
     * Of a network that reads both ways it is what reaches through both directions together.
     *
     * @param sequence a minibatch of one row
     * @return of each lag down to the first step; empty if there is no target
     */
    public double[] ofLoss(Minibatch sequence) {
        requireOneRow(sequence);
        int last = lastTarget(sequence);
        if (last < 0) {
            return new double[0];
        }
        network.learn(only(sequence, last), 0);
        double[] gradient = network.recurrent(0).inputGradient(0);
        int width = gradient.length / sequence.lengths()[0];
        int end = spec.output().isSynced() ? last : sequence.lengths()[0] - 1;
        double[] byLag = new double[end + 1];
        for (int lag = 0; lag <= end; lag++) {
            double squares = 0;
            for (int k = (end - lag) * width; k < (end - lag + 1) * width; k++) {
                squares += gradient[k] * gradient[k];
            }
            byLag[lag] = Math.sqrt(squares);
        }
        return byLag;
    }

    /**
     * What each recurrent layer does with a sequence, the lowest first; of layers that read both ways, the direction
     * that reads forwards.
     *
     * @param sequence a minibatch of one row, with or without targets
     */
    public List<CellTrace> traces(Minibatch sequence) {
        requireOneRow(sequence);
        network.read(sequence);
        List<CellTrace> traces = new ArrayList<>();
        for (int depth = 0; depth < spec.stack().depth(); depth++) {
            traces.add(network.recurrent(depth).trace(0));
        }
        return traces;
    }

    private static void requireOneRow(Minibatch sequence) {
        if (sequence.rows() != 1) {
            throw new IllegalArgumentException(sequence.rows() + " sequences: must be one at a time");
        }
    }

    /** The last target place that has one; −1 if none has. */
    private static int lastTarget(Minibatch sequence) {
        for (int place = sequence.targetSteps() - 1; place >= 0; place--) {
            boolean has = sequence.targetVectors().isNone()
                    ? sequence.targets()[place] != Window.NO_TARGET
                    : sequence.targetVectors().hasValue(place);
            if (has) {
                return place;
            }
        }
        return -1;
    }

    /** The sequence with no other target than the one at a place. */
    private static Minibatch only(Minibatch sequence, int place) {
        int[] targets = new int[sequence.targets().length];
        Arrays.fill(targets, Window.NO_TARGET);
        Vectors values = sequence.targetVectors();
        if (values.isNone()) {
            targets[place] = sequence.targets()[place];
        } else {
            float[] kept = new float[values.values().length];
            Arrays.fill(kept, Float.NaN);
            System.arraycopy(values.values(), place * values.width(), kept, place * values.width(), values.width());
            values = new Vectors(values.width(), kept);
        }
        return new Minibatch(
                sequence.rows(),
                sequence.steps(),
                sequence.targetSteps(),
                sequence.inputs(),
                sequence.lengths(),
                targets,
                sequence.spellings(),
                sequence.spellingOf(),
                sequence.inputVectors(),
                values);
    }
}
