package dev.windrow.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LabelSchemeTest {
    private static final List<String> TAGS =
            List.of("B-PER", "I-PER", "I-PER", "B-PER", "O", "B-LOC", "B-LOC", "I-LOC", "B-PER");

    @ParameterizedTest
    @CsvSource({
        "IOB2,  B-PER I-PER I-PER B-PER O B-LOC B-LOC I-LOC B-PER",
        "IOB1,  I-PER I-PER I-PER B-PER O I-LOC B-LOC I-LOC I-PER",
        "IOE1,  I-PER I-PER E-PER I-PER O E-LOC I-LOC I-LOC I-PER",
        "IOE2,  I-PER I-PER E-PER E-PER O E-LOC I-LOC E-LOC E-PER",
        "BIOES, B-PER I-PER E-PER S-PER O S-LOC B-LOC E-LOC S-PER",
        "BILOU, B-PER I-PER L-PER U-PER O U-LOC B-LOC L-LOC U-PER",
        "BMES,  B-PER M-PER E-PER S-PER O S-LOC B-LOC E-LOC S-PER",
        "IO,    I-PER I-PER I-PER I-PER O I-LOC I-LOC I-LOC I-PER",
    })
    void theSameSpansInEachScheme(LabelScheme scheme, String tags) {
        List<String> written = scheme.written(TAGS);
        assertThat(String.join(" ", written)).isEqualTo(tags);
        if (scheme != LabelScheme.IO) {
            assertThat(LabelScheme.IOB2.written(written)).isEqualTo(TAGS);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IO")
    void spansOfAnySchemeAreReadBack(LabelScheme scheme) {
        Random random = new Random(7);
        for (int sentence = 0; sentence < 500; sentence++) {
            List<String> tags = new ArrayList<>();
            for (int word = random.nextInt(9); word >= 0; word--) {
                tags.add(List.of("O", "B-X", "I-X", "B-Y-Z", "I-Y-Z").get(random.nextInt(5)));
            }
            List<String> written = scheme.written(tags);
            assertThat(Span.of(written)).isEqualTo(Span.of(tags));
            assertThat(scheme.written(written)).isEqualTo(written);
            assertThat(scheme.tags(List.of("X", "Y-Z"))).containsAll(written);
        }
    }
}
