package dev.windrow.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final Map<String, Long> COUNTS = Map.of("b", 2L, "a", 2L, "c", 5L, "rare", 1L, "<unk>", 7L);

    @Test
    void symbolsFollowTheSpecialOnesByCountThenName() {
        Vocabulary vocabulary = Vocabulary.ofSymbols(COUNTS, 2, 100);
        assertThat(vocabulary.size()).isEqualTo(7);
        assertThat(vocabulary.symbol(Vocabulary.PAD)).isEqualTo("<pad>");
        assertThat(vocabulary.id("<unk>")).isEqualTo(Vocabulary.UNKNOWN);
        assertThat(vocabulary.count(Vocabulary.UNKNOWN)).isEqualTo(7);
        assertThat(vocabulary.id("<s>")).isEqualTo(Vocabulary.START);
        assertThat(vocabulary.id("</s>")).isEqualTo(Vocabulary.END);
        assertThat(vocabulary.id("c")).isEqualTo(4);
        assertThat(vocabulary.id("a")).isEqualTo(5);
        assertThat(vocabulary.id("b")).isEqualTo(6);
        assertThat(vocabulary.id("rare")).isEqualTo(Vocabulary.UNKNOWN);
        assertThat(vocabulary.contains("rare")).isFalse();
    }

    @Test
    void theLargestSizeCountsTheSpecialSymbols() {
        Vocabulary vocabulary = Vocabulary.ofSymbols(COUNTS, 1, 5);
        assertThat(vocabulary.size()).isEqualTo(5);
        assertThat(vocabulary.contains("c")).isTrue();
        assertThat(vocabulary.contains("a")).isFalse();
    }

    @Test
    void labelsHaveNoSpecialSymbols() {
        Vocabulary labels = Vocabulary.ofLabels(Map.of("NOUN", 3L, "VERB", 4L));
        assertThat(labels.id("VERB")).isZero();
        assertThat(labels.id("NOUN")).isEqualTo(1);
        assertThat(labels.id("X")).isEqualTo(Vocabulary.NO_LABEL);
    }

    @Test
    void everySymbolOfALargeVocabularyIsFound() {
        Map<String, Long> counts = new HashMap<>();
        for (long i = 0; i < 50_000; i++) {
            counts.put("w" + i, i + 1);
        }
        Vocabulary vocabulary = Vocabulary.ofSymbols(counts, 1, 100_000);
        for (int id = 0; id < vocabulary.size(); id++) {
            assertThat(vocabulary.id(vocabulary.symbol(id))).isEqualTo(id);
        }
    }

    @Test
    void joinedWordsComeBehindAndAreFoundFromCapitalsToo() {
        Vocabulary counted = Vocabulary.ofSymbols(Map.of("the", 9L, "Ann", 8L), 1, 100);
        Vocabulary joined = counted.joined(List.of("</s>", "ann", "the", "zürich", "ann", "oslo", "rome"), 9);
        assertThat(joined.extendsFrom(counted)).isFalse();
        assertThat(joined.size()).isEqualTo(9);
        assertThat(joined.symbol(6)).isEqualTo("ann");
        assertThat(joined.symbol(8)).isEqualTo("oslo");
        assertThat(joined.count(8)).isZero();
        assertThat(joined.id("Ann")).isEqualTo(5);
        assertThat(joined.id("ANN")).isEqualTo(6);
        assertThat(joined.id("Zürich")).isEqualTo(7);
        assertThat(joined.id("Rome")).isEqualTo(Vocabulary.UNKNOWN);
        assertThat(joined.contains("Zürich")).isFalse();
        assertThat(counted.id("The")).isEqualTo(Vocabulary.UNKNOWN);

        Vocabulary grown = joined.grown(Map.of("Rome", 3L, "the", 2L), 1, 100);
        assertThat(grown.extendsFrom(joined)).isTrue();
        assertThat(grown.id("Rome")).isEqualTo(9);
        assertThat(grown.id("OSLO")).isEqualTo(8);
    }

    @Test
    void theFileFormIsReadBack() throws IOException {
        Map<String, Long> counts =
                Map.of("\n", 3L, "\t", 2L, "\\", 9L, " ", 8L, "\u00a0", 1L, "\uD83D\uDE00", 1L, "#", 1L, "\\n", 4L);
        Vocabulary symbols = Vocabulary.ofSymbols(counts, 1, 100);
        for (Vocabulary vocabulary :
                new Vocabulary[] {symbols, symbols.joined(List.of("zebra"), 100), Vocabulary.ofLabels(counts)}) {
            StringWriter writer = new StringWriter();
            vocabulary.write(writer);
            assertThat(Vocabulary.read("v.tsv", new StringReader(writer.toString())))
                    .isEqualTo(vocabulary);
            assertThat(writer.toString()).contains("\\n\t3\n", "\\t\t2\n", "\\\\\t9\n", "\\u00a0\t1\n");
        }
    }

    @Test
    void aBadFileIsNamedWithItsLine() {
        assertProblem(
                "a\t1\n",
                "v.tsv, line 1 is 'a\t1': must be 'symbol TAB count', 'word TAB count' or" + " 'label TAB count'");
        assertProblem("label\tcount\na\t1\nb 2\n", "v.tsv, line 3 is 'b 2': must be a symbol, a tab and a count");
        assertProblem("label\tcount\na\tx\n", "v.tsv, line 2 has the count 'x': must be a whole number");
        assertProblem("label\tcount\na\t1\na\t1\n", "v.tsv, line 3 repeats the symbol 'a'");
        assertProblem("label\tcount\na\\q\t1\n", "v.tsv, line 2 has an unknown escape in 'a\\q'");
        assertProblem("label\tcount\n\\u00\t1\n", "four hexadecimal digits");
        assertProblem("symbol\tcount\na\t1\n", "[<pad>, <unk>, <s>, </s>]");
        assertProblem("", "v.tsv, line 1 is 'null'");
    }

    private static void assertProblem(String content, String message) {
        assertThatThrownBy(() -> Vocabulary.read("v.tsv", new StringReader(content)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aCopyByJavaSerializationIsEqual() throws IOException, ClassNotFoundException {
        Vocabulary vocabulary = Vocabulary.ofSymbols(COUNTS, 1, 100);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(vocabulary);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Vocabulary copy = (Vocabulary) in.readObject();
            assertThat(copy).isEqualTo(vocabulary);
            assertThat(copy.id("c")).isEqualTo(4);
        }
    }

    @Test
    void whatIsKnownKeepsItsPlaceAndWhatIsNewFollows() {
        Vocabulary before = Vocabulary.ofSymbols(COUNTS, 2, 100);
        Vocabulary grown = before.grown(Map.of("a", 9L, "new", 4L, "newer", 4L, "newest", 6L, "rare", 1L), 2, 100);
        assertThat(grown.extendsFrom(before)).isTrue();
        assertThat(grown.size()).isEqualTo(10);
        assertThat(grown.symbol(7)).isEqualTo("newest");
        assertThat(grown.symbol(8)).isEqualTo("new");
        assertThat(grown.symbol(9)).isEqualTo("newer");
        assertThat(grown.count(grown.id("a"))).isEqualTo(9);
        assertThat(grown.count(grown.id("b"))).as("in the new data").isZero();
        assertThat(grown.id("rare")).isEqualTo(Vocabulary.UNKNOWN);
        assertThat(before.grown(Map.of("new", 4L, "newest", 6L), 2, 8).size()).isEqualTo(8);
        assertThat(before.grown(Map.of("new", 4L), 2, 5).size())
                .as("what is known stays")
                .isEqualTo(7);
    }

    @Test
    void labelsGrowToo() {
        Vocabulary before = Vocabulary.ofLabels(Map.of("NOUN", 3L, "VERB", 4L));
        Vocabulary grown = before.grown(Map.of("ADV", 1L, "NOUN", 8L), 1, 100);
        assertThat(grown.id("VERB")).isZero();
        assertThat(grown.id("ADV")).isEqualTo(2);
        assertThat(grown.holdsLabels()).isTrue();
    }

    @Test
    void anotherOrderIsNoExtension() {
        Vocabulary before = Vocabulary.ofSymbols(COUNTS, 2, 100);
        assertThat(Vocabulary.ofSymbols(Map.of("a", 9L, "b", 4L, "c", 3L), 1, 100)
                        .extendsFrom(before))
                .isFalse();
        assertThat(before.extendsFrom(before.grown(Map.of("new", 4L), 1, 100))).isFalse();
        assertThat(Vocabulary.ofLabels(Map.of("a", 1L)).extendsFrom(Vocabulary.ofSymbols(Map.of(), 1, 9)))
                .isFalse();
    }
}
