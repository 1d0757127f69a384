package dev.windrow.train;

import dev.windrow.network.LearnerState;
import dev.windrow.wire.Code;
import dev.windrow.wire.WeightedSum;
import dev.windrow.wire.WireFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * The mean of the workers' networks, θ ← Σ wᵢ θᵢ with wᵢ the share of targets worker i saw (McDonald, Hall & Mann 2010,
 * "Distributed Training Strategies for the Structured Perceptron", extended to the optimizer's moments). Sums are in
 * double and in the order of the workers, so that the same payloads give the same bytes.
 */
public final class WeightedMean {
    private WeightedMean() {}

    /**
     * The mean of a slice. A moment that stays with the workers is of no length, and so is all of it where no worker
     * had a target.
     *
     * @param payloads of the same slice, in the order of the workers
     * @param start the network the round began with, whole; not modified
     */
    static LearnerState of(List<Payload> payloads, LearnerState start) {
        List<Payload> present =
                payloads.stream().filter(payload -> payload.targets() > 0).toList();
        if (present.isEmpty()) {
            return new LearnerState(new float[0], new float[start.moments().length][0], start.iteration());
        }
        Payload first = present.get(0);
        double total = present.stream().mapToLong(Payload::targets).sum();
        WeightedSum sum = new WeightedSum(present.stream()
                .mapToDouble(payload -> payload.targets() / total)
                .toArray());
        boolean changes = first.travel().changes();
        float[] parameters = mean(sum, present, Payload::parameters, changes ? start.parameters() : null);
        List<float[]> moments = new ArrayList<>();
        for (int k = 0; k < first.moments().size(); k++) {
            int slot = k;
            float[] base = changes ? start.moments()[k] : null;
            moments.add(mean(sum, present, payload -> payload.moments().get(slot), base));
        }
        long iteration = present.stream().mapToLong(Payload::iteration).max().orElseThrow();
        return new LearnerState(parameters, moments.toArray(new float[0][]), iteration);
    }

    /**
     * The mean of whole states that have a weight, of which there must be one at least.
     *
     * @param states in the order of the workers, {@code null} allowed where the weight is 0; not modified
     * @param targets the weight of each
     */
    public static LearnerState of(List<LearnerState> states, long[] targets) {
        List<Payload> payloads = new ArrayList<>();
        for (int worker = 0; worker < targets.length; worker++) {
            if (targets[worker] > 0) {
                payloads.add(payload(worker, states.get(worker), targets[worker]));
            }
        }
        // Where a round started matters to changes alone, and these are values.
        return of(payloads, states.get(payloads.get(0).worker()));
    }

    private static Payload payload(int worker, LearnerState state, long targets) {
        List<Code> moments = Arrays.stream(state.moments())
                .map(moment -> Code.of(WireFormat.FLOAT32, moment))
                .toList();
        Code parameters = Code.of(WireFormat.FLOAT32, state.parameters());
        Travel travel = Travel.in(WireFormat.FLOAT32);
        return new Payload(worker, travel, targets, state.iteration(), parameters, moments, null);
    }

    private static float[] mean(
            WeightedSum sum, List<Payload> present, Function<Payload, Code> part, @Nullable float[] base) {
        List<Code> codes = present.stream().map(part).toList();
        float[] mean = new float[codes.get(0).length()];
        sum.of(codes, base, mean, 0);
        return mean;
    }
}
