package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.SparkSessions;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that are not text, hidden names, and token files with comments and gaps. */
class DirtyTextTest {
    private static final Configuration HADOOP = new Configuration();

    @TempDir
    Path folder;

    private Path write(String name, byte[] content) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        return Files.write(folder.resolve(name), content);
    }

    private Path write(String name, String content, Charset charset) throws IOException {
        return write(name, content.getBytes(charset));
    }

    private static List<RawRecord> read(CorpusSection corpus) {
        return Failures.surfaced(() -> CorpusReader.read(
                        SparkSessions.local(), corpus.train(), corpus, record -> record, Parts.SLICE_BYTES)
                .collect());
    }

    private List<String> texts(String pattern) {
        return read(Corpora.of(Format.TEXT, folder + "/" + pattern)).stream()
                .map(record -> record.value("text"))
                .toList();
    }

    @Test
    void wildcardsStandForNoHiddenNames() throws IOException {
        for (String name : List.of("o/a.txt", "o/_m.txt", "o/.x/b.txt", "o/_temporary/0/c.txt", "o/k=1/d.txt")) {
            write(name, name + "\n", StandardCharsets.UTF_8);
        }
        assertThat(texts("o/*")).containsExactly("o/a.txt", "o/k=1/d.txt");
        assertThat(texts("o/*/*.txt")).containsExactly("o/k=1/d.txt");
        assertThat(texts("o/_*/0/*")).containsExactly("o/_temporary/0/c.txt");
        assertThat(texts("o/_m.txt")).containsExactly("o/_m.txt");
    }

    @Test
    void otherEncodingsAndBinaryFilesAreNamed() throws IOException {
        String text = "some line of text\n".repeat(9);
        write("be.txt", text, StandardCharsets.UTF_16BE);
        write("le.txt", text, StandardCharsets.UTF_16LE);
        write("mark.txt", text, StandardCharsets.UTF_16);
        write("a.zip.txt", "PK\u0003\u0004\u0000\u0000", StandardCharsets.ISO_8859_1);
        write("tar.txt", "a".repeat(257) + "ustar\u000000", StandardCharsets.ISO_8859_1);
        assertRefused("be.txt", "be.txt: is UTF-16, big-endian, without a byte-order mark: must be UTF-8");
        assertRefused("le.txt", "le.txt: is UTF-16, little-endian, without");
        assertRefused("mark.txt", "mark.txt: is UTF-16, big-endian, with a byte-order mark");
        assertRefused("a.zip.txt", "a.zip.txt: is no text but a zip archive");
        assertRefused("tar.txt", "tar.txt: is no text but a tar archive");
        write("latin.txt", "good\ncaf\u00e9\n", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> texts("latin.txt"))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("latin.txt, line 2: is not UTF-8 text: the byte at 8 is 0xE9");
        write("nul.txt", "good\na\u0000b\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> texts("nul.txt")).hasMessageContaining("nul.txt, line 2: has a NUL byte in it");
    }

    private void assertRefused(String name, String message) {
        assertThatThrownBy(() -> texts(name))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining(message);
    }

    @Test
    void linesOfOldMacintoshesEndWithCarriageReturns() throws IOException {
        write("mac.txt", "one\rtwo\rthree\r", StandardCharsets.UTF_8);
        write("unix.txt", "a\rb\n", StandardCharsets.UTF_8);
        assertThat(texts("mac.txt")).containsExactly("one", "two", "three");
        assertThat(texts("unix.txt")).containsExactly("a\rb");
    }

    @Test
    void transcriptsHaveNoMarkAndAreUtf8() throws IOException {
        org.apache.hadoop.fs.Path good = new org.apache.hadoop.fs.Path(
                write("t.tsv", "\uFEFFa\tb\n", StandardCharsets.UTF_8).toString());
        assertThat(Texts.readForeign(good.getFileSystem(HADOOP), good)).isEqualTo("a\tb\n");
        org.apache.hadoop.fs.Path bad = new org.apache.hadoop.fs.Path(
                write("l.tsv", "a\tb\nc\t\u00e9\n", StandardCharsets.ISO_8859_1).toString());
        assertThatThrownBy(() -> Texts.readForeign(bad.getFileSystem(HADOOP), bad))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("l.tsv, line 2: is not UTF-8 text: the byte at 6 is 0xE9");
    }

    @Test
    void commentsOfTokenFilesAreNoTokens() throws IOException {
        String conll =
                "# id 5239 domain=en\nthe _ _ O\ndog _ _ B-X\n\n# a longer comment of many words\n# _ _ O\ntag _ _ O\n";
        assertThat(words(conll)).containsExactly("the dog", "# tag");
        assertThat(words("# O\n\n#tag O\nx O\n")).containsExactly("#", "#tag x");
        assertThatThrownBy(() -> words("x O\n# a b c\n")).hasMessageContaining("; a comment, which begins with #");
    }

    private List<String> words(String conll) throws IOException {
        Path file = write("a.conll", conll, StandardCharsets.UTF_8);
        List<String> words = new ArrayList<>();
        read(Corpora.of(Format.CONLL, file.toString())).forEach(record -> words.add(record.value("0")));
        return words;
    }

    @Test
    void whiteSpaceAtALinesEndIsNoLabelAndNoneIsNoWord() throws IOException {
        Path file = write("a.conll", "x\tB-ORG \ny\tO\t\n\nalone\n", StandardCharsets.UTF_8);
        List<RawRecord> records = read(Corpora.of(Format.CONLL, file.toString()));
        assertThat(records.get(0).values("-1")).containsExactly("B-ORG", "O");
        assertThat(records.get(1).values("0")).containsExactly("alone");
        assertThatThrownBy(() -> records.get(1).values("-1")).hasMessageContaining("has no column '-1'; it has [0]");
    }
}
