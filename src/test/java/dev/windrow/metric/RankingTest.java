package dev.windrow.metric;

import static org.assertj.core.api.Assertions.assertThat;

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
