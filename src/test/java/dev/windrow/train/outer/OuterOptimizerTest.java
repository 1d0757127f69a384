package dev.windrow.train.outer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.config.JobFileReader;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OuterOptimizerTest {

    @Test
    void plainAveragingBeginsAtTheMean() {
        Walk walk = new Walk(new PlainAveraging(), 1f);
        assertThat(walk.round(3f)).isEqualTo(3f);
        assertThat(walk.round(2.5f)).isEqualTo(2.5f);
        assertThat(walk.velocities).isEmpty();
    }

    /** θ = 1, means 3 and 4: Δ = 0.5·0 + 2·(3−1) = 4, θ = 5; Δ = 0.5·4 + 2·(4−5) = 0, θ = 5; Δ = 2·(6−5) = 2, θ = 7. */
    @Test
    void blockMomentumByHand() {
        Walk walk = new Walk(new BlockMomentum(0.5, 2), 1f);
        assertThat(walk.round(3f)).isEqualTo(5f);
        assertThat(walk.velocities[0]).containsExactly(4f);
        assertThat(walk.round(4f)).isEqualTo(5f);
        assertThat(walk.velocities[0]).containsExactly(0f);
        assertThat(walk.round(6f)).isEqualTo(7f);
    }

    /** θ = 1, mean 3: D = 2, v = 2, θ = 1 + 0.5·(2 + 0.5·2) = 2.5; mean 3.5: D = 1, v = 2, θ = 2.5 + 0.5·2 = 3.5. */
    @Test
    void nesterovMomentumByHand() {
        Walk walk = new Walk(new NesterovMomentum(0.5, 0.5), 1f);
        assertThat(walk.round(3f)).isEqualTo(2.5f);
        assertThat(walk.velocities[0]).containsExactly(2f);
        assertThat(walk.round(3.5f)).isEqualTo(3.5f);
        assertThat(walk.velocities[0]).containsExactly(2f);
    }

    /** The two-variable form of Chen & Huo's Nesterov block momentum starts its blocks at the same places. */
    @Test
    void nesterovMomentumIsNesterovBlockMomentum() {
        double momentum = 0.8;
        double rate = 0.7;
        Walk walk = new Walk(new NesterovMomentum(momentum, rate), 1f);
        double global = 1;
        double delta = 0;
        SplittableRandom random = new SplittableRandom(3);
        for (int block = 0; block < 20; block++) {
            double start = global + momentum * delta;
            assertThat(walk.place()).isEqualTo((float) start, within(1e-5f));
            float mean = (float) (walk.place() + random.nextDouble(-1, 1));
            delta = momentum * delta + rate * (mean - start);
            global += delta;
            walk.round(mean);
        }
    }

    @Test
    void withoutMomentumAllAreTheMean() {
        SplittableRandom random = new SplittableRandom(7);
        float[] start = random(random);
        float[] mean = random(random);
        for (OuterOptimizer optimizer : List.of(new BlockMomentum(0, 1), new NesterovMomentum(0, 1))) {
            float[] next = mean.clone();
            optimizer.step(start, next, new float[1][next.length], 0, next.length);
            assertThat(next).isEqualTo(mean);
        }
    }

    @Test
    void slicesAreSteppedAsTheWhole() {
        SplittableRandom random = new SplittableRandom(11);
        for (OuterOptimizer optimizer : List.of(new BlockMomentum(0.7, 0.9), new NesterovMomentum(0.7, 0.9))) {
            float[] start = random(random);
            float[] whole = random(random);
            float[] sliced = whole.clone();
            float[][] velocities = {random(random)};
            float[][] slicedVelocities = {velocities[0].clone()};
            optimizer.step(start, whole, velocities, 0, whole.length);
            for (int from = 0; from < sliced.length; from += 30) {
                optimizer.step(start, sliced, slicedVelocities, from, Math.min(from + 30, sliced.length));
            }
            assertThat(sliced).isEqualTo(whole);
            assertThat(slicedVelocities[0]).isEqualTo(velocities[0]);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,0", "3,0", "4,0.4", "4000,0.4"})
    void momentumByTheNumberOfWorkers(int workers, double momentum) {
        assertThat(OuterRule.momentum(workers)).isEqualTo(momentum, within(1e-12));
    }

    @Test
    void theJobFileChooses() {
        assertThat(rule(8)).isEqualTo(new NesterovMomentum(0.4, 1));
        assertThat(rule(8, "averaging.outer=plain")).isEqualTo(new PlainAveraging());
        assertThat(rule(8, "averaging.outer=block-momentum")).isEqualTo(new BlockMomentum(0.4, 1));
        assertThat(rule(2)).isEqualTo(new PlainAveraging());
        assertThat(rule(8, "averaging={outer: nesterov, momentum: 0}")).isEqualTo(new PlainAveraging());
        assertThat(rule(1, "averaging={outer: block-momentum, momentum: 0.3, rate: 0.7}"))
                .isEqualTo(new BlockMomentum(0.3, 0.7));
        assertThat(rule(2, "averaging={outer: nesterov, rate: 0.7}")).isEqualTo(new NesterovMomentum(0, 0.7));
    }

    private static OuterOptimizer rule(int workers, String... settings) {
        return OuterRule.of(JobFileReader.training(settings).averaging(), workers);
    }

    private static float[] random(SplittableRandom random) {
        float[] values = new float[100];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) random.nextDouble(-3, 3);
        }
        return values;
    }

    /** A network of one weight on its way. */
    private static final class Walk {
        private final OuterOptimizer optimizer;
        private final float[][] velocities;
        private float[] place;

        Walk(OuterOptimizer optimizer, float start) {
            this.optimizer = optimizer;
            this.place = new float[] {start};
            this.velocities = OuterState.zero(optimizer, 1).velocities();
        }

        float place() {
            return place[0];
        }

        float round(float mean) {
            float[] next = {mean};
            optimizer.step(place, next, velocities, 0, 1);
            place = next;
            return next[0];
        }
    }
}
