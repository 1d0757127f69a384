package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplosionTest {
    private static final float[] WEIGHTS = {1, -2};

    private final Explosion explosion = new Explosion(2);

    @Test
    void aLossThatIsNoNumber() {
        assertThat(explosion.ofRound(1, Double.NaN, WEIGHTS)).contains("the loss became NaN");
        assertThat(explosion.ofRound(Double.NaN, Double.POSITIVE_INFINITY, WEIGHTS))
                .contains("the loss became Infinity");
        assertThat(explosion.ofValidation(Double.NaN)).contains("the validation loss became NaN");
        assertThat(explosion.ofValidation(3)).isEmpty();
    }

    @Test
    void aLossFarAboveTheUsualOne() {
        assertThat(explosion.ofRound(1.5, 3.01, WEIGHTS))
                .contains("the loss rose to 3.0100 from 1.5000 in the rounds before");
        assertThat(explosion.ofRound(1.5, 2.99, WEIGHTS)).isEmpty();
    }

    @Test
    void aSmallLossMayDouble() {
        assertThat(explosion.ofRound(0.1, 0.9, WEIGHTS)).isEmpty();
        assertThat(explosion.ofRound(0.1, 1.11, WEIGHTS)).isPresent();
    }

    @Test
    void theFirstRoundHasNoneToBeComparedWith() {
        assertThat(explosion.ofRound(Double.NaN, 50, WEIGHTS)).isEmpty();
    }

    @Test
    void aWeightThatIsNoNumber() {
        assertThat(explosion.ofRound(1, 1, new float[] {0, Float.NaN}))
                .contains("a weight is no longer a finite number");
    }

    @Test
    void theUsualLossIsTheMeanOfTenRoundsAndThenFollows() {
        Progress progress = Progress.START;
        for (int round = 0; round < 10; round++) {
            progress = progress.afterRound(1, 10, 10.0 * (round < 5 ? 1 : 3), 10, 0);
        }
        assertThat(progress.usualLoss()).isEqualTo(2);
        assertThat(progress.afterRound(1, 10, 10.0 * 12, 10, 0).usualLoss()).isEqualTo(3);
        assertThat(progress.afterRound(1, 10, 0, 0, 0).usualLoss()).isEqualTo(2);
    }
}
