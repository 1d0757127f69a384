package dev.windrow.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypingTest {
    /** Each line: the text with one character before it, the model's most probable character at each place. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                // "cat" after one letter, the space: 2 + 1 keystrokes for 4 characters.
                " cat |xat |3|4",
                // Proposed before the first letter.
                " cat |cat |2|4",
                // Right letters, but the model would write on: never right.
                " cat |cats|4|4",
                // A wrong letter in the middle: only what follows it is proposed, where it gains nothing.
                " cat |cxt |4|4",
                // Another mark at the end is an end as well.
                " cat |cat.|2|4",
                // Cut at either end of the window: left out, the space between is typed.
                "cat dog|xxxxxx|1|1",
                // Two words and a mark.
                " to go. |to gx.  |6|7",
            })
    void charactersAreTypedUntilTheRestIsProposed(String text, String best, int keystrokes, int characters) {
        BitSet letters = new BitSet();
        letters.set('a', 'z' + 1);
        KeystrokesSaved saved = new KeystrokesSaved();
        int[] symbols = text.chars().toArray();
        int[] inputs = Arrays.copyOf(symbols, symbols.length - 1);
        int[] targets = Arrays.copyOfRange(symbols, 1, symbols.length);
        new CharacterTyping(letters)
                .type(inputs, targets, best.substring(0, targets.length).chars().toArray(), saved);
        assertThat(saved.values().get("keystrokesSaved"))
                .isEqualTo(1 - (double) keystrokes / characters, Offset.offset(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        // word, words found more probable, keystrokes, characters
        "house,,2,6",
        "house,cat,3,6",
        "house,cat hot,5,6",
        "house,housewife,6,6",
        "a,cat,2,2",
        "'.',cat,1,1"
    })
    void wordsAreTypedUntilTheyAreProposed(String word, String better, int keystrokes, int characters) {
        List<String> words = List.of("", "house", "cat", "hot", "housewife", "a", ".");
        int[] ids = better == null
                ? new int[0]
                : Arrays.stream(better.split(" ")).mapToInt(words::indexOf).toArray();
        KeystrokesSaved saved = new KeystrokesSaved();
        new WordTyping(words).type(words.indexOf(word), ids, ids.length, saved);
        assertThat(saved.values().get("keystrokesSaved"))
                .isEqualTo(1 - (double) keystrokes / characters, Offset.offset(1e-12));
    }

    @Test
    void symbolsWithoutSpellingAreNeitherTypedNorProposed() {
        KeystrokesSaved saved = new KeystrokesSaved();
        WordTyping typing = new WordTyping(List.of("", "cat"));
        typing.type(0, new int[0], 0, saved);
        assertThat(saved.values().get("keystrokesSaved")).isNaN();
        typing.type(1, new int[] {0}, 1, saved);
        assertThat(saved.values().get("keystrokesSaved")).isEqualTo(0.5);
    }
}
