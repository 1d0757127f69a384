package dev.windrow.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlicesTest {

    @ParameterizedTest
    @CsvSource({
        "1, 4, 1024, 1",
        "256, 4, 1024, 1",
        "257, 4, 1024, 2",
        "1000, 4, 1024, 4",
        "1024, 1, 256, 4",
        "50000000, 8, 1048576, 48",
        "2147483647, 2, 1048576, 2048"
    })
    void slicesFollowOnEachOtherToTheEnd(int length, int least, int longest, int count) {
        Slices slices = Slices.of(length, least, longest);
        assertThat(slices.count()).isEqualTo(count);
        int end = 0;
        for (int slice = 0; slice < slices.count(); slice++) {
            assertThat(slices.begin(slice)).isEqualTo(end);
            end = slices.end(slice);
            assertThat(end - slices.begin(slice)).isBetween(1, longest);
        }
        assertThat(end).isEqualTo(length);
    }

    @Test
    void aCutInsideABlockIsRefused() {
        assertThatThrownBy(() -> new Slices(1000, 100)).hasMessageContaining("multiple of 256");
    }
}
