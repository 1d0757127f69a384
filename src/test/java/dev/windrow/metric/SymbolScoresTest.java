package dev.windrow.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SymbolScoresTest {
    private static final Offset<Double> ROUNDED = Offset.offset(1e-7);

    @Test
    void equalsTheHandWorkedCase() {
        SymbolScores scores = SymbolScores.ofCharacters();
        scores.add(Math.log(0.5), 0);
        scores.add(Math.log(0.25), 1);
        scores.add(Math.log(0.125), 4);
        scores.add(Math.log(0.25), 5);
        // Bits 1, 2, 3, 2: mean 2, so perplexity 4.
        Map<String, Double> values = scores.values();
        assertThat(values.keySet())
                .containsExactly("nats", "bitsPerCharacter", "perplexity", "top1Accuracy", "top5Accuracy");
        assertThat(values.get("bitsPerCharacter")).isEqualTo(2, ROUNDED);
        assertThat(values.get("nats")).isEqualTo(2 * Math.log(2), ROUNDED);
        assertThat(values.get("perplexity")).isEqualTo(4, Offset.offset(1e-6));
        assertThat(values.get("top1Accuracy")).isEqualTo(0.25);
        assertThat(values.get("top5Accuracy")).isEqualTo(0.75);
    }

    @Test
    void aNumberThatIsNoneIsSeenInTheSum() {
        SymbolScores broken = SymbolScores.ofSymbols();
        broken.add(-1, 0);
        broken.add(Double.NaN, 0);
        assertThat(broken.values().get("nats")).isNaN();
        SymbolScores impossible = SymbolScores.ofSymbols();
        impossible.add(Double.NEGATIVE_INFINITY, 7);
        impossible.add(-1, 0);
        assertThat(impossible.values().get("perplexity")).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void aCompletionIsTakenWithOneKeystroke() {
        KeystrokesSaved saved = new KeystrokesSaved();
        saved.addWord(5, 1);
        saved.addWord(4, 4);
        saved.addWord(1, 0);
        saved.add(2, 2);
        // 2 + 4 + 1 + 2 keystrokes for 5 + 4 + 1 + 2 characters.
        assertThat(saved.values().get("keystrokesSaved")).isEqualTo(0.25);
    }
}
