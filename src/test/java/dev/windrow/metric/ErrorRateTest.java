package dev.windrow.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ErrorRateTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    @Test
    void countsErrorsOverTheWholeCorpus() {
        ErrorRate words = ErrorRate.ofWords();
        words.add("the cat sat down", "a cat  sat"); // one substitution, one deletion
        words.add("yes", "oh yes no"); // two insertions
        assertThat(words.values()).containsEntry("wordErrorRate", 4 / 5.0);
        ErrorRate characters = ErrorRate.ofCharacters();
        characters.add("kitten sat", " sitting  sat");
        assertThat(characters.values().get("characterErrorRate")).isEqualTo(3 / 10.0, EXACT);
        characters.add("😀", "😁");
        assertThat(characters.values().get("characterErrorRate")).isEqualTo(4 / 11.0, EXACT);
    }

    @Test
    void mayExceedOne() {
        ErrorRate words = ErrorRate.ofWords();
        words.add("one", "not one but four");
        assertThat(words.values()).containsEntry("wordErrorRate", 3.0);
        words.add("two", "");
        assertThat(words.values()).containsEntry("wordErrorRate", 2.0);
    }
}
