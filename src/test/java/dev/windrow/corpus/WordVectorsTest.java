package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordVectorsTest {
    private static final Configuration HADOOP = new Configuration();
    private static final Vocabulary SYMBOLS =
            Vocabulary.ofSymbols(Map.of("The", 9L, "cat", 8L, "CAT", 7L, "1.5", 6L, "dog", 5L), 1, 100);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "'4 2\nthe 1 2\ncat -.5 1e-2\n1.5 3 4\nzebra 9 9\n'", // word2vec
        "'4 2\nthe 1 2 \ncat -.5 1e-2 \n1.5 3 4 \nzebra 9 9 \n'", // fastText
        "'the 1 2\ncat -.5 1e-2\n1.5 3 4\nzebra 9 9\n. . . 7 7\n'", // GloVe, one of whose words has spaces in it
        "'the\t1\t2\ncat\t-.5\t1e-2\n1.5\t3\t4'"
    })
    void eachFormSaysTheSame(String content) throws IOException {
        WordVectors vectors = read(content, 2);
        assertThat(vectors.count()).isEqualTo(4);
        // In lower case only, so of the and of The alike; the cat in capitals has the other's.
        assertThat(vectors.of(SYMBOLS.id("The"))).containsExactly(1, 2);
        assertThat(vectors.of(SYMBOLS.id("cat"))).containsExactly(-0.5f, 0.01f);
        assertThat(vectors.of(SYMBOLS.id("CAT"))).containsExactly(-0.5f, 0.01f);
        assertThat(vectors.of(SYMBOLS.id("1.5"))).containsExactly(3, 4);
        assertThat(vectors.of(SYMBOLS.id("dog"))).isNull();
        assertThat(vectors.of(Vocabulary.UNKNOWN)).isNull();
    }

    @Test
    void aWordAsItIsWrittenComesBeforeOneInLowerCase() throws IOException {
        for (String content : new String[] {"CAT 1\ncat 2\n", "cat 2\nCAT 1\n"}) {
            WordVectors vectors = read(content, 1);
            assertThat(vectors.of(SYMBOLS.id("CAT"))).containsExactly(1);
            assertThat(vectors.of(SYMBOLS.id("cat"))).containsExactly(2);
        }
    }

    @Test
    void aCompressedFileIsRead() throws IOException {
        Path file = folder.resolve("v.txt.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("dog 5\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(WordVectors.read(HADOOP, file.toString(), SYMBOLS, 1).of(SYMBOLS.id("dog")))
                .containsExactly(5);
    }

    @Test
    void itsFirstWordsAreThoseThatTextMayHave() throws IOException {
        Path file = Files.writeString(folder.resolve("v.txt"), "5 1\nthe 1\n. . . 2\nThe 3\ncat 4\ndog 5\n");
        String path = file.toString();
        assertThat(WordVectors.words(HADOOP, path, 2, Tokenizer.given())).containsExactly("the", "The");
        assertThat(WordVectors.words(HADOOP, path, 9, Tokenizer.given().lowerCased()))
                .containsExactly("the", "cat", "dog");
        assertThat(WordVectors.words(HADOOP, path, 0, Tokenizer.given())).isEmpty();
    }

    @Test
    void itIsKnownHowManyAreOfTheTrainingData() throws IOException {
        Vocabulary more = SYMBOLS.joined(List.of("zebra"), 100);
        Path file = Files.writeString(folder.resolve("v.txt"), "the 1\ncat 4\nzebra 5\nemu 6\n");
        WordVectors vectors = WordVectors.read(HADOOP, file.toString(), more, 1);
        assertThat(vectors.count()).isEqualTo(4);
        assertThat(vectors.countOfTrainingData()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'the 1 2\ncat 1\n'        | v.txt, line 2: has 1 values: must have 2
                    '2 2\nthe 1 2\ncat 1 2 3' | v.txt, line 3: has 3 values: must have 2
                    '2 2\nthe 1 2\ncat 1 x'   | v.txt, line 3: has 'x' as value 2 of cat: must be a number
                    'the 1 2 3\n'             | network.embedding.units = 2: must be 3, the width of the vectors in
                    '9 3\nthe 1 2\n'          | network.embedding.units = 2: must be 3, the width of the vectors in
                    'the cat sat\n'           | v.txt, line 1: has 'cat' as value 1 of the: must be a number
                    'the\n'                   | v.txt, line 1: has no values: must be a word and the values of its
                    'the 1 2\n\ncat 1 2'      | v.txt, line 2: has 0 values: must have 2
                    '9 2\nthe \u0001\u0003'    | v.txt, line 2: is binary: must be text, a word and the values of
                    'PK\u0003\u0004'           | v.txt: is no text but a zip archive
                    """)
    void whatIsNoVectorIsNamedWithItsLine(String content, String problem) {
        assertThatThrownBy(() -> read(content, 2))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining(problem);
    }

    private WordVectors read(String content, int units) throws IOException {
        Path file = Files.writeString(folder.resolve("v.txt"), content);
        return WordVectors.read(HADOOP, file.toString(), SYMBOLS, units);
    }
}
