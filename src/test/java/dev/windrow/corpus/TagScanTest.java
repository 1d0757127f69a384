package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.sequence.Example;
import dev.windrow.text.LabelScheme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagScanTest {
    @ParameterizedTest
    @CsvSource({
        "B-PER I-PER O B-LOC B-LOC,   IOB2",
        "B-PER O B-LOC,               IOB2",
        "I-PER I-PER O I-LOC B-LOC,   IOB1",
        "I-PER I-PER O I-LOC I-LOC,   IO",
        "B-PER E-PER O S-LOC,         BIOES",
        "S-PER O,                     BIOES",
        "B-PER L-PER O U-LOC,         BILOU",
        "B-PER M-PER E-PER O,         BMES",
        "I-PER E-PER O E-LOC,         IOE2",
        "I-LOC E-LOC I-LOC O I-PER,   IOE1",
    })
    void theSchemeIsThatOfMostTags(String tags, LabelScheme scheme) {
        assertThat(scan(tags).scheme()).isEqualTo(scheme);
        assertThat(scan(tags).warning(place -> place)).isEmpty();
    }

    @Test
    void aRareTagDoesNotMakeAnotherScheme() {
        TagScan scan = scan("I-PER I-PER O I-LOC", "I-LOC B-LOC O", "I-LOC B-LOC I-LOC O", "O B-MISC I-MISC");
        assertThat(scan.scheme()).isEqualTo(LabelScheme.IOB1);
        assertThat(scan.warning(place -> place.replace("@", ", line ")))
                .contains("labels: IOB1 but for 1 tags, such as B-MISC for I-MISC (1 times); one is B-MISC in the"
                        + " sentence at f, line 3. Spans are read by the rules of conlleval");
    }

    @Test
    void labelsThatAreNoTagsAmongTagsAreNamed() {
        TagScan scan = scan("B-PER I-PER O B-LOC", "O PER O PER");
        assertThat(scan.tagged()).isFalse();
        assertThat(scan.warning(place -> place)).hasValueSatisfying(warning -> assertThat(warning)
                .startsWith("labels: tags of spans but for PER (2 times), so"));
        assertThat(scan("NOUN VERB O").warning(place -> place)).isEmpty();
    }

    private static TagScan scan(String... sentences) {
        TagCounts counts = new TagCounts();
        Map<String, Long> labels = new HashMap<>();
        for (int k = 0; k < sentences.length; k++) {
            List<String> tags = new ArrayList<>(List.of(sentences[k].split(" ")));
            tags.forEach(tag -> labels.merge(tag, 1L, Long::sum));
            counts.add(new Example("id", "f@" + k, Collections.nCopies(tags.size(), "w"), tags));
        }
        return new TagScan(labels, longs(counts.deviations()), longs(counts.places()));
    }

    private static Map<String, Long> longs(Map<String, long[]> counts) {
        Map<String, Long> longs = new HashMap<>();
        counts.forEach((key, count) -> longs.put(key, count[0]));
        return longs;
    }
}
