package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ValueLossTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    /** Log-odds of 3/4, 1/2 and 1/5, of which the first and the last are 1, one more is missing. */
    @Test
    void theLogisticLossIsThatOfEachValueAndItsGradientTheDifference() {
        double[] outputs = {99, Math.log(3), 0, 7, Math.log(0.25)};
        float[] targets = {99, 99, 1, 0, Float.NaN, 1};
        double loss = ValueLoss.logistic().gradient(targets, 2, 4, outputs, 1);
        assertThat(loss).isCloseTo(-Math.log(0.75) - Math.log(0.5) - Math.log(0.2), CLOSE);
        assertThat(outputs[0]).isEqualTo(99);
        assertThat(outputs[1]).isCloseTo(-0.25, CLOSE);
        assertThat(outputs[2]).isCloseTo(0.5, CLOSE);
        assertThat(outputs[3]).isZero();
        assertThat(outputs[4]).isCloseTo(-0.8, CLOSE);
    }

    @Test
    void certaintyThatIsWrongCostsItsLogOddsAndNoInfinity() {
        assertThat(ValueLoss.logistic(0, 800)).isEqualTo(800);
        assertThat(ValueLoss.logistic(1, -800)).isEqualTo(800);
        assertThat(ValueLoss.logistic(1, 800)).isZero();
        assertThat(ValueLoss.probability(-800)).isZero();
        assertThat(ValueLoss.probability(Math.log(4))).isCloseTo(0.8, CLOSE);
    }
}
