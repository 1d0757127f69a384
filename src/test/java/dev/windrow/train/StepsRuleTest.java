package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.config.AveragingSection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsRuleTest {

    @Test
    void warmsUpFromOneStepToFour() {
        StepsRule rule = StepsRule.of(Toy.adam(2, 4, 16, 1, "averaging.steps=warm-up"));
        assertThat(steps(rule, 0, 12, 13, 25, 26, 38, 49, 50, 999)).containsExactly(1, 1, 2, 3, 3, 4, 4, 16, 16);
        StepsRule few = StepsRule.of(Toy.adam(2, 4, 2, 1, "averaging.steps=warm-up"));
        assertThat(steps(few, 0, 13, 26, 49, 50)).containsExactly(1, 2, 2, 2, 2);
    }

    @Test
    void warmsUpManyWorkersUnlessToldOtherwise() {
        assertThat(StepsRule.of(Toy.adam(3, 4, 16, 1)).rule()).isEqualTo(AveragingSection.Steps.CONSTANT);
        assertThat(StepsRule.of(Toy.adam(4, 4, 16, 1)).rule()).isEqualTo(AveragingSection.Steps.WARM_UP);
        assertThat(StepsRule.of(Toy.adam(4, 4, 16, 1, "averaging.steps=constant"))
                        .rule())
                .isEqualTo(AveragingSection.Steps.CONSTANT);
    }

    /** The rate falls in a line to 0 from 0.1: at 0.05, (0.4 / 0.05)² = 64. */
    @Test
    void growsWithTheSquareOfTheRatesFall() {
        StepsRule rule = StepsRule.of(Toy.adam(
                2, 4, 16, 1, "averaging={steps: quadratic, growth: 0.4}", "optimizer={rate: 0.1, schedule: linear}"));
        assertThat(steps(rule, 0, 250, 500, 700, 890)).containsExactly(16, 28, 64, 177, 1322);
        assertThat(steps(rule, 1000)).containsExactly(Integer.MAX_VALUE);
    }

    @Test
    void growsFromTheUsualStepsOnIfGrowthIsLeftOpen() {
        StepsRule rule = StepsRule.of(
                Toy.adam(2, 4, 4, 1, "averaging.steps=quadratic", "optimizer={rate: 0.1, schedule: linear}"));
        assertThat(steps(rule, 0, 100, 200, 500, 750)).containsExactly(4, 4, 6, 16, 64);
    }

    @Test
    void doesNotTakeALowRateOfTheWarmUpForTheEnd() {
        StepsRule rule = StepsRule.of(Toy.adam(
                2, 4, 4, 1, "averaging.steps=quadratic", "optimizer={rate: 0.1, schedule: linear, warm-up: 0.1}"));
        assertThat(steps(rule, 0, 50, 99, 100)).containsExactly(4, 4, 4, 4);
    }

    private static List<Integer> steps(StepsRule rule, int... stepsBeforeOf1000) {
        List<Integer> steps = new ArrayList<>();
        for (int before : stepsBeforeOf1000) {
            Progress at = Progress.START.afterRound(before, 0, 0, 0, 0);
            steps.add(rule.steps(new Pace(rule.schedule(), new RunLength(1000, 0, 0), at, 1)));
        }
        return steps;
    }
}
