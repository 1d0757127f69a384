package dev.windrow.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> KEYS = List.of("batch-size", "epochs", "steps-per-round", "seed");

    @ParameterizedTest
    @CsvSource({"'',abc,3", "abc,abc,0", "abc,acb,1", "abc,abd,1", "ca,abc,3", "kitten,sitting,3"})
    void countsSlipsOfTheHand(String left, String right, int slips) {
        assertThat(Spelling.distance(left, right)).isEqualTo(slips);
        assertThat(Spelling.distance(right, left)).isEqualTo(slips);
    }

    @ParameterizedTest
    @CsvSource({
        "batchSize,batch-size",
        "batch_size,batch-size",
        "epoch,epochs",
        "sede,seed",
        "step-per-round,steps-per-round"
    })
    void findsTheWordMeant(String given, String meant) {
        assertThat(Spelling.nearest(given, KEYS)).contains(meant);
    }

    @Test
    void offersNothingWhereNothingIsNear() {
        assertThat(Spelling.nearest("momentum", KEYS)).isEmpty();
        assertThat(Spelling.nearest("x", KEYS)).isEmpty();
        assertThat(Spelling.nearest("", KEYS)).isEmpty();
    }
}
