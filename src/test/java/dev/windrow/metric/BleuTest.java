package dev.windrow.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What the tables of reference scores do not say by themselves. */
class BleuTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-9);

    @Test
    void agreesWithValuesWorkedByHand() {
        // Right: 3 of 4 words, 1 of 3 pairs ("the cat"), no triple of 2, no quadruple of 1; 4 words against 5.
        Bleu bleu = new Bleu(BleuTokenizer.NONE);
        bleu.add("the cat on sat", List.of("the cat has sat down"));
        double precisions = 3 / 4.0 * (1 / 3.0) * (1 / (2 * 2.0)) * (1 / (4 * 1.0));
        assertThat(bleu.values().get("bleu")).isCloseTo(100 * Math.exp(-0.25) * Math.pow(precisions, 0.25), CLOSE);
        assertThat(bleu.values().get("bleuBrevityPenalty")).isCloseTo(Math.exp(-0.25), CLOSE);
    }

    @Test
    void ofTwoReferencesEquallyFarTheShorterCounts() {
        Bleu bleu = new Bleu(BleuTokenizer.NONE);
        bleu.add("a b c d", List.of("a b c d e", "a b c"));
        assertThat(bleu.values().get("bleuBrevityPenalty")).isEqualTo(1);
    }

    @Test
    void tokenizersSetWordsApart() {
        assertThat(BleuTokenizer.MTEVAL_13A.words("It's 1,000.5 (or &amp; 12-14)."))
                .containsExactly("It's", "1,000.5", "(", "or", "&", "12", "-", "14", ")", ".");
        assertThat(BleuTokenizer.INTERNATIONAL.words("«a» 3,5€")).containsExactly("«", "a", "»", "3,5", "€");
        assertThat(BleuTokenizer.CHINESE.words("我有2个,ok.")).containsExactly("我", "有", "2", "个", ",", "ok", ".");
        assertThat(BleuTokenizer.CHARACTERS.words("ab 😀")).containsExactly("a", "b", "😀");
        assertThat(BleuTokenizer.NONE.words(" a.b\u00a0c\u3000d\u0085 ")).containsExactly("a.b", "c", "d");
    }

    @Test
    void chrfCountsCharactersAcrossWords() {
        Chrf chrf = Chrf.ofCharacters();
        chrf.add("a b c", List.of("abc"));
        assertThat(chrf.values().get("chrF2")).isEqualTo(100);
        // Of one order only: precision 1/2, recall 1/2; of two: none of 1.
        Chrf half = Chrf.ofCharacters();
        half.add("aa", List.of("ab"));
        assertThat(half.values().get("chrF2")).isCloseTo(25, CLOSE);
    }
}
