package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StepTimeTest {

    @Test
    void workersThatOverlapCountOnceAndGapsDoNot() {
        assertThat(StepTime.longest(List.of(time("1", 0, 4), time("1", 2, 5), time("1", 9, 11), time("1", 3, 4))))
                .isEqualTo(7, within(1e-9));
    }

    /** Clocks of different executors have nothing to do with each other. */
    @Test
    void theBusiestExecutorCounts() {
        assertThat(StepTime.longest(List.of(time("1", 100, 104), time("2", 0, 3), time("2", 4, 6))))
                .isEqualTo(5, within(1e-9));
    }

    @Test
    void aWorkerWithoutWindowsTookNone() {
        assertThat(StepTime.longest(List.of(StepTime.NONE, StepTime.NONE))).isZero();
        assertThat(StepTime.longest(List.of(StepTime.NONE, time("1", 7, 8)))).isEqualTo(1, within(1e-9));
    }

    private static StepTime time(String executor, long began, long ended) {
        return new StepTime(executor, began * 1_000_000_000, ended * 1_000_000_000);
    }
}
