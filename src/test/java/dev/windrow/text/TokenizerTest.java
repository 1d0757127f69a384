package dev.windrow.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {
    @Test
    void charactersAreCodePointsAndHoldTheWholeText() {
        String text = "a b\u00e9\uD83D\uDE00\u4e2d\t";
        List<String> tokens = Tokenizer.characters().tokens(text);
        assertThat(tokens).containsExactly("a", " ", "b", "\u00e9", "\uD83D\uDE00", "\u4e2d", "\t");
        assertThat(String.join("", tokens)).isEqualTo(text);
    }

    @Test
    void aLoneSurrogateIsOneCharacter() {
        assertThat(Tokenizer.characters().tokens("a\uD83D")).containsExactly("a", "\uD83D");
    }

    @Test
    void charactersAreNotAllocatedAnew() {
        Tokenizer tokenizer = Tokenizer.characters();
        assertThat(tokenizer.tokens("x").get(0)).isSameAs(tokenizer.tokens("x").get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "The quick (\"brown\") fox can't jump 32.3 feet, right?"
                        + "|The/quick/(/\"/brown/\"/)/fox/can't/jump/32.3/feet/,/right/?",
                "well-known|well/-/known",
                "a_b 1_000 __x|a_b/1_000/__x",
                "1,000.5 1,,2 a,b a.b a..b|1,000.5/1/,/,/2/a/,/b/a.b/a/././b",
                "3a a3 3.a a:b a: 1:2|3a/a3/3/./a/a:b/a/:/1/:/2",
                "caf\u00e9 cafe\u0301 na\u00efve|caf\u00e9/cafe\u0301/na\u00efve",
                "\u043f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440|\u043f\u0440\u0438\u0432\u0435\u0442/,/\u043c\u0438\u0440",
                "\u4e2d\u6587|\u4e2d/\u6587",
                "\u30ab\u30bf\u30ab\u30ca|\u30ab\u30bf\u30ab\u30ca",
                "l\u2019ami|l\u2019ami",
                "\u05d0\u05f4\u05d0 \u05d0\"\u05d0 \u05d0' x'|\u05d0\u05f4\u05d0/\u05d0\"\u05d0/\u05d0'/x/'",
                "\uD83D\uDC68\u200D\uD83D\uDC69\uD83D\uDC4D\uD83C\uDFFD|\uD83D\uDC68\u200D\uD83D\uDC69/\uD83D\uDC4D\uD83C\uDFFD",
                "\uD83C\uDDE9\uD83C\uDDEA\uD83C\uDDEB\uD83C\uDDF7|\uD83C\uDDE9\uD83C\uDDEA/\uD83C\uDDEB\uD83C\uDDF7"
            })
    void wordsStandBetweenUnicodeBoundaries(String text, String expected) {
        assertThat(Tokenizer.words().tokens(text)).containsExactly(expected.split("/"));
    }

    @Test
    void wordsHoldAllButWhiteSpace() {
        Random random = new Random(5);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                int codePoint = random.nextInt(random.nextBoolean() ? 128 : 0x20000);
                text.appendCodePoint(codePoint >= 0xD800 && codePoint < 0xE000 ? ' ' : codePoint);
            }
            String joined = String.join("", Tokenizer.words().tokens(text.toString()));
            assertThat(solid(joined)).isEqualTo(solid(text.toString()));
        }
    }

    private static List<Integer> solid(String text) {
        List<Integer> solid = new ArrayList<>();
        text.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && Character.isLetterOrDigit(c))
                .forEach(solid::add);
        return solid;
    }

    @Test
    void lowerCaseComesFirst() {
        assertThat(Tokenizer.words().lowerCased().tokens("The \u00c9tat")).containsExactly("the", "\u00e9tat");
    }

    @Test
    void kmersOverlapByTheStride() {
        assertThat(Tokenizer.kmers(3, 1).tokens("ACGTA")).containsExactly("ACG", "CGT", "GTA");
        assertThat(Tokenizer.kmers(2, 2).tokens("ACGTA")).containsExactly("AC", "GT");
        assertThat(Tokenizer.kmers(6, 1).tokens("ACGTA")).isEmpty();
        assertThatThrownBy(() -> Tokenizer.kmers(0, 1)).hasMessageContaining("0 letters every 1");
    }

    @Test
    void givenTokensStandBetweenWhiteSpace() {
        assertThat(Tokenizer.given().tokens("  a  b-c\td ")).containsExactly("a", "b-c", "d");
        assertThat(Tokenizer.given().tokens(" ")).isEmpty();
    }
}
