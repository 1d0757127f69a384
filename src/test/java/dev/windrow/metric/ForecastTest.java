package dev.windrow.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The metrics of forecasts, by hand. */
class ForecastTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    @Test
    void errorsAreMeans() {
        ForecastErrors errors = new ForecastErrors();
        errors.add(1, 2);
        errors.add(3, 0);
        errors.add(5, 5);
        Map<String, Double> values = errors.values();
        assertThat(values.get("mae")).isEqualTo(4 / 3.0, CLOSE);
        assertThat(values.get("mse")).isEqualTo(10 / 3.0, CLOSE);
        assertThat(values.get("rmse")).isEqualTo(Math.sqrt(10 / 3.0), CLOSE);
        // Around the mean 3: 4 + 0 + 4.
        assertThat(values.get("rse")).isEqualTo(Math.sqrt(10 / 8.0), CLOSE);
    }

    @Test
    void whoeverSaysTheMeanHasARelativeErrorOfOneHoweverFarFromZeroItIs() {
        ForecastErrors errors = new ForecastErrors();
        for (int k = -500; k <= 500; k++) {
            errors.add(1e6 + k / 1024.0, 1e6);
        }
        assertThat(errors.values().get("rse")).isEqualTo(1, Offset.offset(1e-9));
        ForecastErrors constant = new ForecastErrors();
        constant.add(0.1, 0.2);
        constant.add(0.1, 0.2);
        assertThat(constant.values().get("rse")).isNaN();
    }

    @Test
    void scaledErrorsAreThoseOfTheNaiveForecastInTraining() {
        double[] training = {1, 3, 2, 6, Double.NaN, 9};
        // Steps 2, 1, 4; the two beside the missing value are left out.
        assertThat(ScaledError.scale(training, 1)).isEqualTo(7 / 3.0, CLOSE);
        // Two apart: 1, 3, and 6 to 9.
        assertThat(ScaledError.scale(training, 2)).isEqualTo(7 / 3.0, CLOSE);
        assertThat(ScaledError.scale(new double[] {1}, 1)).isNaN();
        ScaledError error = new ScaledError();
        error.add(10, 8, 4);
        error.add(0.1, 0.2, 0.1);
        assertThat(error.values().get("mase")).isEqualTo((0.5 + 1) / 2, CLOSE);
    }

    @Test
    void directionsHaveAnInterval() {
        DirectionAccuracy direction = new DirectionAccuracy();
        for (int k = 0; k < 10; k++) {
            direction.add(k < 7 ? 0.5 : -1, 0.01);
        }
        direction.add(0, 1);
        Map<String, Double> values = direction.values();
        assertThat(values.get("directionAccuracy")).isEqualTo(0.7, CLOSE);
        // Wilson's interval for 7 of 10, as tables have it.
        assertThat(values.get("directionAccuracyLow")).isEqualTo(0.39677, Offset.offset(1e-5));
        assertThat(values.get("directionAccuracyHigh")).isEqualTo(0.89221, Offset.offset(1e-5));
        direction.add(1, 0);
        assertThat(direction.values().get("directionAccuracy")).isEqualTo(7 / 11.0, CLOSE);
    }

    @Test
    void intervalsCoverTheirEnds() {
        IntervalCoverage coverage = new IntervalCoverage();
        coverage.add(1, 1, 2);
        coverage.add(2, 1, 2);
        coverage.add(2.5, 1, 2);
        coverage.add(0, -1, 4);
        assertThat(coverage.values()).containsEntry("intervalCoverage", 0.75).containsEntry("intervalWidth", 2.0);
    }

    @Test
    void quantilesPayForTheirSide() {
        QuantileLoss loss = new QuantileLoss(0.1, 0.5);
        loss.add(10, new double[] {8, 12});
        loss.add(10, new double[] {11, 10});
        // At 0.1: 0.1 · 2 and 0.9 · 1; at 0.5: half of 2 and 0.
        assertThat(loss.values().get("quantileLoss0.1")).isEqualTo(0.55, CLOSE);
        assertThat(loss.values().get("quantileLoss0.5")).isEqualTo(0.5, CLOSE);
        assertThat(loss.values().get("quantileLoss")).isEqualTo(0.525, CLOSE);
    }

    @Test
    void eachStepAheadHasItsOwnNumbers() {
        ByHorizon<IntervalCoverage> coverage = new ByHorizon<>(2, IntervalCoverage::new);
        coverage.add(0, metric -> metric.add(1, 0, 2));
        coverage.add(1, metric -> metric.add(5, 0, 2));
        assertThat(coverage.values())
                .containsEntry("intervalCoverage", 0.5)
                .containsEntry("intervalCoverage+1", 1.0)
                .containsEntry("intervalCoverage+2", 0.0);
    }
}
