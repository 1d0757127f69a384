package dev.windrow.baseline;

/** From scores to probabilities. */
final class Softmax {
    private Softmax() {}

    /** ln p of each class, whose scores are the logarithms of p but for a number common to all; not modified. */
    static float[] logProbabilities(double[] scores) {
        double highest = scores[Scoring.best(scores)];
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score - highest);
        }
        float[] logs = new float[scores.length];
        for (int k = 0; k < logs.length; k++) {
            logs[k] = (float) (scores[k] - highest - Math.log(sum));
        }
        return logs;
    }
}
