package dev.windrow.train;

import dev.windrow.network.LearnerState;
import java.util.List;

/**
 * The mean of the workers' networks, θ ← Σ wᵢ θᵢ with wᵢ the share of targets worker i saw (McDonald, Hall & Mann 2010,
 * "Distributed Training Strategies for the Structured Perceptron", extended to the optimizer's moments). Sums are in
 * double and in the order of the workers, so that the same updates give the same bytes.
 */
final class WeightedMean {
    private WeightedMean() {}

    /**
     * The mean state of the updates that have one, of which there must be one at least.
     *
     * @param updates in the order of the workers; not modified
     */
    static LearnerState of(List<WorkerUpdate> updates) {
        List<WorkerUpdate> present =
                updates.stream().filter(update -> update.targets() > 0).toList();
        LearnerState first = present.get(0).state();
        if (present.size() == 1) {
            return first;
        }
        double total = present.stream().mapToLong(WorkerUpdate::targets).sum();
        double[] weights =
                present.stream().mapToDouble(update -> update.targets() / total).toArray();
        float[][] moments = new float[first.moments().length][];
        for (int moment = 0; moment < moments.length; moment++) {
            int slot = moment;
            moments[moment] = mean(
                    present.stream()
                            .map(update -> update.state().moments()[slot])
                            .toList(),
                    weights);
        }
        float[] parameters =
                mean(present.stream().map(update -> update.state().parameters()).toList(), weights);
        long iteration = present.stream()
                .mapToLong(update -> update.state().iteration())
                .max()
                .orElseThrow();
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
