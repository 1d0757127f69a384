package dev.windrow.train;

import dev.windrow.network.LearnerState;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The mean of the workers' networks, θ ← Σ wᵢ θᵢ with wᵢ the share of targets worker i saw (McDonald, Hall & Mann 2010,
 * "Distributed Training Strategies for the Structured Perceptron", extended to the optimizer's moments). Sums are in
 * double and in the order of the workers, so that the same updates give the same bytes.
 */
public final class WeightedMean {
    private WeightedMean() {}

    /**
     * The mean state of the updates that have one, of which there must be one at least.
     *
     * @param updates in the order of the workers; not modified
     */
    static LearnerState of(List<WorkerUpdate> updates) {
        return of(
                updates.stream().map(WorkerUpdate::state).toList(),
                updates.stream().mapToLong(WorkerUpdate::targets).toArray());
    }

    /**
     * The mean of the states that have a weight, of which there must be one at least.
     *
     * @param states in the order of the workers, {@code null} allowed where the weight is 0; not modified
     * @param targets the weight of each
     */
    public static LearnerState of(List<LearnerState> states, long[] targets) {
        int[] weighty = IntStream.range(0, targets.length)
                .filter(worker -> targets[worker] > 0)
                .toArray();
        List<LearnerState> present =
                Arrays.stream(weighty).mapToObj(states::get).toList();
        LearnerState first = present.get(0);
        if (present.size() == 1) {
            return first;
        }
        double total = Arrays.stream(targets).sum();
        double[] weights = Arrays.stream(weighty)
                .mapToDouble(worker -> targets[worker] / total)
                .toArray();
        float[][] moments = new float[first.moments().length][];
        for (int moment = 0; moment < moments.length; moment++) {
            int slot = moment;
            moments[moment] =
                    mean(present.stream().map(state -> state.moments()[slot]).toList(), weights);
        }
        float[] parameters = mean(present.stream().map(LearnerState::parameters).toList(), weights);
        long iteration =
                present.stream().mapToLong(LearnerState::iteration).max().orElseThrow();
        return new LearnerState(parameters, moments, iteration);
    }

    private static float[] mean(List<float[]> vectors, double[] weights) {
        double[] sum = new double[vectors.get(0).length];
        for (int worker = 0; worker < weights.length; worker++) {
            float[] vector = vectors.get(worker);
            double weight = weights[worker];
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * vector[i];
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = (float) sum[i];
        }
        return mean;
    }
}
