package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.config.JobFileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    @ParameterizedTest
    @CsvSource({
        "constant, 0, 0.3, 4, 0.1",
        "plateau, 0, 0.3, 4, 0.1",
        "linear, 0, 0.25, 0, 0.075",
        "linear, 0.2, 0.1, 0, 0.05",
        "linear, 0.2, 0.6, 0, 0.05",
        "cosine, 0, 0, 0, 0.1",
        "cosine, 0, 0.5, 0, 0.05",
        "cosine, 0, 1, 0, 0",
        "step, 0, 0.3, 1, 0.1",
        "step, 0, 0.3, 2, 0.05",
        "step, 0, 0.3, 5, 0.025"
    })
    void rates(String shape, double warmUp, double done, int epoch, double rate) {
        assertThat(schedule(2, "optimizer={rate: 0.1, schedule: " + shape + ", warm-up: " + warmUp + "}")
                        .rate(done, epoch))
                .isEqualTo(rate, within(1e-12));
    }

    @Test
    void theRateGrowsWithTheWorkers() {
        assertThat(schedule(9, "optimizer={rate: 0.1, scale: none}").highest()).isEqualTo(0.1);
        assertThat(schedule(9, "optimizer={rate: 0.1, scale: sqrt}").highest()).isEqualTo(0.3, within(1e-12));
        assertThat(schedule(9, "optimizer={rate: 0.1, scale: linear}").highest())
                .isEqualTo(0.9, within(1e-12));
        assertThat(schedule(1, "optimizer={rate: 0.1, scale: linear}").highest())
                .isEqualTo(0.1);
    }

    @Test
    void theShareOfTheRunIsThatOfTheLimitUsedUpMost() {
        Progress at = Progress.START.afterRound(20, 0, 0, 0, 30);
        assertThat(new RunLength(100, 0, 0).done(at, 10, 20)).isEqualTo(0.3);
        assertThat(new RunLength(100, 2, 0).done(at, 10, 20)).isEqualTo(0.75);
        assertThat(new RunLength(100, 10, 0).done(at, 10, 20)).isEqualTo(0.3);
        assertThat(new RunLength(100, 0, 40).done(at, 10, 20)).isEqualTo(0.75);
        assertThat(new RunLength(100, 1, 20).done(at, 10, 20)).isEqualTo(1);
    }

    private static Schedule schedule(int workers, String settings) {
        return Schedule.of(JobFileReader.training(settings).optimizer(), workers);
    }
}
