package dev.windrow.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Metrics of classifiers by their probabilities, by hand; see {@link ReferenceScorerTest} too. */
class RankingTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    @Test
    void tiesCountHalf() {
        AreaUnderRoc auc = new AreaUnderRoc("auc");
        auc.addPositive(0.5);
        auc.addPositive(0.0);
        auc.addNegative(0.5);
        auc.addNegative(-0.0);
        auc.addNegative(-1);
        // Of six pairs: 0.5 wins two and ties one, 0 wins one and ties −0.
        assertThat(auc.values().get("auc")).isEqualTo(4 / 6.0, CLOSE);
    }

    @Test
    void oneKindAloneHasNoArea() {
        AreaUnderRoc auc = new AreaUnderRoc("auc");
        auc.addPositive(1);
        assertThat(auc.values().get("auc")).isNaN();
        auc.addNegative(Double.NaN);
        assertThat(auc.values().get("auc")).isNaN();
    }

    @Test
    void binsCostNextToNothing() {
        Random random = new Random(1);
        AreaUnderRoc exact = new AreaUnderRoc("auc");
        BinnedAreaUnderRoc binned = new BinnedAreaUnderRoc("auc");
        for (int k = 0; k < 20_000; k++) {
            boolean isPositive = random.nextInt(3) == 0;
            double logOdds = 3 * random.nextGaussian() + (isPositive ? 2 : -1);
            binned.add(isPositive, logOdds);
            if (isPositive) {
                exact.addPositive(logOdds);
            } else {
                exact.addNegative(logOdds);
            }
        }
        assertThat(binned.values().get("auc")).isEqualTo(exact.values().get("auc"), Offset.offset(1e-5));
    }

    @Test
    void binsHoldEverySize() {
        BinnedAreaUnderRoc auc = new BinnedAreaUnderRoc("auc");
        auc.add(true, Double.POSITIVE_INFINITY);
        auc.add(true, 0);
        assertThat(auc.values().get("auc")).isNaN();
        auc.add(false, Double.NEGATIVE_INFINITY);
        auc.add(false, 1e300);
        // Of four pairs the largest ties the infinite, and 0 loses against it; both win against the least.
        assertThat(auc.values()).containsEntry("auc", 2.5 / 4);
    }

    @Test
    void manyLabelsAreEachAgainstTheRest() {
        ClassificationScores scores = new ClassificationScores(List.of("a", "b", "c"));
        scores.add(0, logs(0.7, 0.2, 0.1));
        scores.add(0, logs(0.3, 0.5, 0.2));
        scores.add(1, logs(0.4, 0.35, 0.25));
        // a: 0.7 and 0.3 against 0.4, a half; b: 0.35 against 0.2 and 0.5, a half; c never occurs.
        assertThat(scores.values().get("rocAuc")).isEqualTo(0.5, CLOSE);
        assertThat(scores.values()).containsEntry("accuracy", 1 / 3.0);
        assertThat(scores.values().get("calibrationError")).isEqualTo((0.3 + 0.5 + 0.4) / 3, Offset.offset(1e-6));
    }

    @Test
    void twoLabelsHaveOneArea() {
        ClassificationScores scores = new ClassificationScores(List.of("no", "yes"));
        scores.add(1, logs(0.2, 0.8));
        scores.add(0, logs(0.4, 0.6));
        scores.add(0, logs(0.1, 0.9));
        scores.add(-1, logs(0.9, 0.1));
        assertThat(scores.values().get("rocAuc")).isEqualTo(2 / 3.0, CLOSE);
        ClassificationScores sure = new ClassificationScores(List.of("no", "yes"));
        sure.add(1, new float[] {Float.NEGATIVE_INFINITY, 0});
        sure.add(0, new float[] {0, -120});
        assertThat(sure.values()).containsEntry("rocAuc", 1.0).containsEntry("calibrationError", 0.0);
    }

    private static float[] logs(double... probabilities) {
        float[] logs = new float[probabilities.length];
        for (int k = 0; k < logs.length; k++) {
            logs[k] = (float) Math.log(probabilities[k]);
        }
        return logs;
    }

    @Test
    void calibrationIsMeasuredInBins() {
        CalibrationError error = new CalibrationError(2);
        error.add(1, 1, 0.5); // the first bin: (0, 0.5]
        error.add(1, 0, 0.3);
        error.add(1, 1, 0.9);
        error.add(0, 0, 1);
        // |0.8 − 1| + |1.9 − 2| over 4.
        assertThat(error.values().get("calibrationError")).isEqualTo(0.3 / 4, CLOSE);
    }

    @Test
    void oneLabelAloneCorrelatesWithNothing() {
        MatthewsCorrelation matthews = new MatthewsCorrelation(2);
        matthews.add(0, 0);
        matthews.add(1, 0);
        assertThat(matthews.values()).containsEntry("matthewsCorrelation", 0.0);
        MatthewsCorrelation right = new MatthewsCorrelation(2);
        right.add(0, 0);
        right.add(1, 1);
        right.add(-1, 1);
        assertThat(right.values().get("matthewsCorrelation")).isBetween(0.5, 0.9);
    }
}
