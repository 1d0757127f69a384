package dev.windrow.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockTest {
    @Test
    void isKnownAsWellAsTheQuickestAnswer() {
        Clock slow = Clock.of(10_000, 9_000, 11_000);
        Clock quick = Clock.of(20_300, 20_000, 20_100);
        assertThat(slow).isEqualTo(new Clock(-1_000, 1_000));
        assertThat(slow.difference()).isZero();
        Clock both = slow.and(quick);
        assertThat(both).isEqualTo(new Clock(200, 300));
        assertThat(both.difference()).isEqualTo(200);
        assertThat(both).hasToString("+0.25 s");
    }

    @Test
    void behindIsADifferenceToo() {
        assertThat(Clock.of(1_000, 7_000, 7_200).difference()).isEqualTo(6_000);
    }
}
