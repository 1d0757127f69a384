package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.SparkSessions;
import dev.windrow.audio.MidiFile;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.config.CorpusSection.Split.Method;
import dev.windrow.config.TextSection.Tokenizer;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.RawVectors;
import dev.windrow.sequence.Targets;
import dev.windrow.sequence.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PianoRollRecordsTest {
    private static final String CHORALES =
            "{\"test\": [[[60, 64], []], [[21]]],\n \"train\": [[[108, 60, 60]]],\n" + " \"valid\": [[[61]]]}";
    private static final Keyboard PIANO = new Keyboard(21, 108);

    @TempDir
    Path folder;

    @Test
    void aJsonFileHoldsPiecesForEachSplit() throws IOException {
        List<RawRecord> records = read(file("bach.json", CHORALES));
        assertThat(records)
                .extracting(RawRecord::id)
                .containsExactly("bach.json-test-1", "bach.json-test-2", "bach.json-train-1", "bach.json-valid-1");
        assertThat(records.get(1).source()).isEqualTo(folder + "/bach.json, test, piece 2");
        assertThat(records.get(1).columns()).isEqualTo(Map.of("file", List.of("bach.json"), "split", List.of("test")));
        assertThat(PIANO.steps(records.get(0).vectors())).containsExactly(new int[] {60, 64}, new int[0]);
        assertThat(PIANO.steps(records.get(2).vectors())).containsExactly(new int[] {60, 108});
        assertThat(records.get(2).vectors().values()[108 - 21]).isEqualTo(1);
        assertThat(records.get(2).vectors().width()).isEqualTo(88);
    }

    @Test
    void aJsonFileMayHoldPiecesAloneAndAMidiFileIsOne() throws IOException {
        List<RawRecord> pieces = read(file("two.json", "[[[60]], [[62], [64]]]"));
        assertThat(pieces).extracting(RawRecord::id).containsExactly("two.json-1", "two.json-2");
        assertThat(pieces.get(0).columns()).containsOnlyKeys("file");
        List<int[]> steps = List.of(new int[] {48, 60}, new int[0], new int[] {50});
        Path midi = Files.write(folder.resolve("a.mid"), MidiFile.write(steps, 1));
        List<RawRecord> one = read(midi);
        assertThat(one).extracting(RawRecord::id).containsExactly("a.mid");
        assertThat(PIANO.steps(one.get(0).vectors())).containsExactly(steps.toArray(new int[0][]));
        try (PianoRollRecords rest =
                new PianoRollRecords(new Configuration(), corpus(midi), new Slice(corpusFile(midi), 8, 99))) {
            assertThat(rest.next()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"train\": [[[60]], [[60], [61, 109]]]} |, train, piece 2: has the note 109 at step 2: must be from 21"
                        + " to 108, as corpus.roll says",
                "[[[-5]]] |, piece 1: has the note -1 at step 1: must be from 21 to 108",
                "[[[99999999999]]] |, piece 1: has the note 2147483647 at step 1: must be from 21 to 108",
                "[[], [[60]]] |, piece 1: is an empty piece: must have at least one note",
                "[[[], []]] |, piece 1: is an empty piece: must have at least one note",
                "[[[60, 60.5]]] |, piece 1: has the note '60.5' at step 1: must be a whole number",
                "[[60]] |, piece 1: has '60' at step 1: must be an array of pieces, or an object",
                "[7] |, piece 1: has '7' in place of a piece: must be an array of pieces",
                "{\"train\": 7} |, line 1: holds no pieces: must be an array of pieces, or an object that has one for"
                        + " train, valid and test; a piece is",
                "7 |, line 1: holds no pieces: must be",
                "[[[60, |, line 1, column 7: is not JSON: Unexpected end-of-input"
            })
    void whatIsNoPieceIsNamedWithItsPlace(String content, String message) throws IOException {
        Path file = file("bad.json", content);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(BadRecordException.class)
                .hasMessageStartingWith(file + message);
    }

    @Test
    void whatIsNoJsonIsNamedWithItsPlace() throws IOException {
        Path file = file("bad.json", "hello");
        // Jackson 2.15 names the end of a token, 2.21 its beginning.
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(BadRecordException.class)
                .hasMessageMatching("(?s)" + Pattern.quote(file.toString())
                        + ", line 1, column [16]: is not JSON: Unrecognized token 'hello'.*");
    }

    @Test
    void aMidiFileThatIsNoneIsNamed() throws IOException {
        Path file = file("a.mid", "MThd");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(BadRecordException.class)
                .hasMessage(file + ": is no MIDI file: must be a standard one, of type 0 or 1");
    }

    @Test
    void goesOnBehindABadPieceAndEndsWhereTheFileIsNoJson() throws IOException {
        Path file = file("some.json", "[[[60]], [[1]], [[62]], [[");
        try (PianoRollRecords records = open(file)) {
            assertThat(records.next().id()).isEqualTo("some.json-1");
            assertThatThrownBy(records::next).hasMessageContaining("piece 2");
            assertThat(records.next().id()).isEqualTo("some.json-3");
            assertThatThrownBy(records::next).hasMessageContaining("is not JSON");
            assertThat(records.next()).isNull();
        }
    }

    @Test
    void aColumnSaysWhichSplitAPieceIsOfAndZerosAndOnesStayThat() throws IOException {
        PreparedCorpus prepared = prepare(CHORALES, 0.1);
        assertThat(prepared.windows(Split.TRAIN).map(Window::id).collect()).containsExactly("bach.json-train-1");
        assertThat(prepared.windows(Split.VALID).map(Window::id).collect()).containsExactly("bach.json-valid-1");
        List<Window> test = prepared.windows(Split.TEST).collect();
        assertThat(test).extracting(Window::id).containsExactly("bach.json-test-1", "bach.json-test-2");
        assertThat(PIANO.steps(test.get(0).targetVectors())).containsExactly(new int[] {60, 64}, new int[0]);
        assertThat(test.get(0).inputVectors()).isEqualTo(test.get(0).targetVectors());
        assertThat(Files.readAllLines(folder.resolve("out/prepared/input-scale.tsv")))
                .hasSize(89)
                .startsWith("column\tmean\tdeviation", "21\t0.0\t1.0");
    }

    @Test
    void aColumnThatNamesNoSplitOrNeverOneThatIsAskedForIsRefused() {
        String strange = CHORALES.replace("valid", "spare");
        assertThatThrownBy(() -> prepare(strange, 0.1))
                .isInstanceOf(BadRecordException.class)
                .hasMessageEndingWith(
                        "spare, piece 1: has 'spare' in its column 'split': must be train, valid or test");
        String none = "{\"train\": [[[60]]], \"test\": [[[60]]]}";
        assertThatThrownBy(() -> prepare(none, 0.1))
                .isInstanceOf(CorpusException.class)
                .hasMessage("corpus.split.by = split: has no records of valid: must say so of some, or"
                        + " corpus.split.valid be 0");
    }

    @Test
    void withoutAShareASplitIsLeftOut() throws IOException {
        PreparedCorpus prepared = prepare(CHORALES, 0);
        assertThat(prepared.count(Split.VALID)).isZero();
        assertThat(prepared.count(Split.TRAIN)).isEqualTo(1);
    }

    @Test
    void splitsGoByOtherNamesToo() {
        assertThat(new NamedFilter(Split.VALID).accepts("Validation")).isTrue();
        assertThat(new NamedFilter(Split.VALID).accepts("dev")).isTrue();
        assertThat(new NamedFilter(Split.TRAIN).accepts("training")).isTrue();
        assertThat(new NamedFilter(Split.TRAIN).accepts("test")).isFalse();
    }

    private PreparedCorpus prepare(String chorales, double valid) throws IOException {
        CorpusSection corpus = Corpora.with(
                corpus(file("bach.json", chorales)), new CorpusSection.Split(Method.COLUMN, valid, 0.1, 1, "split"));
        SerializableFunction<RawRecord, Example> exampleOf = record -> new Example(
                record.id(),
                record.source(),
                List.of(),
                List.of(),
                RawVectors.of(record.vectors()),
                RawVectors.of(record.vectors()));
        Recipe recipe =
                new Recipe(corpus, Jobs.text(Tokenizer.WORDS, 10), Targets.MANY_HOT, Inputs.VECTORS, false, exampleOf);
        return Preparation.run(
                SparkSessions.local(),
                Map.of(),
                recipe,
                new org.apache.hadoop.fs.Path(folder.resolve("out").toString()),
                1000);
    }

    private static CorpusSection corpus(Path file) {
        return Corpora.of(Format.PIANO_ROLL, file.toString());
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static CorpusFile corpusFile(Path file) throws IOException {
        return new CorpusFile(file.toString(), file.getFileName().toString(), Files.size(file), false);
    }

    private static PianoRollRecords open(Path file) throws IOException {
        Slice slice = new Slice(corpusFile(file), 0, Long.MAX_VALUE);
        return new PianoRollRecords(new Configuration(), corpus(file), slice);
    }

    private static List<RawRecord> read(Path file) throws IOException {
        List<RawRecord> all = new ArrayList<>();
        try (PianoRollRecords records = open(file)) {
            for (RawRecord record = records.next(); record != null; record = records.next()) {
                all.add(record);
            }
        }
        return all;
    }
}
