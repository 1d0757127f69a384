package dev.windrow.train;

import dev.windrow.config.AveragingSection;
import java.util.ArrayList;
import java.util.List;

/**
 * The network that is validated and kept where a run looks at the mean of the last rounds: θ = (θ₁ + … + θₖ) / k over
 * the parameters after each of them (Kaddour 2022, "Stop Wasting My Time! Saving Days of ImageNet and BERT Training
 * with Latest Weight Averaging"). Training goes on from the last round's, not from the mean.
 *
 * <p>Where the job file leaves their number open, it is an eighth of the rounds done, so that a young network is not
 * mixed with what it was when it knew much less.
 */
final class LatestMean {
    private static final int SHARE = 8;
    private static final int MOST = 3;

    private LatestMean() {}

    /**
     * How many rounds a mean is of.
     *
     * @param parameters of the network; the driver holds as many for each of the rounds, too many of a big network
     * @param done rounds of the run
     */
    static int rounds(TrainingSpec spec, int parameters, long done) {
        AveragingSection averaging = spec.training().averaging();
        boolean one = spec.workers() < AveragingSection.MANY_WORKERS || parameters > averaging.slicedAbove();
        return averaging.meanOfRounds().or(() -> one ? 1 : Math.toIntExact(Math.max(1, Math.min(MOST, done / SHARE))));
    }

    /** The parameters to look at in a state: the mean of its recent ones, or its network's where there are none. */
    static float[] of(RunState state) {
        List<float[]> recent = state.recent();
        if (recent.size() < 2) {
            return state.network().parameters();
        }
        double[] sum = new double[recent.get(0).length];
        for (float[] parameters : recent) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += parameters[k];
            }
        }
        float[] mean = new float[sum.length];
        for (int k = 0; k < mean.length; k++) {
            mean[k] = (float) (sum[k] / recent.size());
        }
        return mean;
    }

    /** The recent parameters after one more round, the oldest first. */
    static List<float[]> next(List<float[]> recent, float[] parameters, int rounds) {
        if (rounds == 1) {
            return List.of();
        }
        List<float[]> next = new ArrayList<>(recent.subList(Math.max(0, recent.size() + 1 - rounds), recent.size()));
        next.add(parameters);
        return next;
    }
}
