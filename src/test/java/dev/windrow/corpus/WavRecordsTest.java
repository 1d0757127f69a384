package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.audio.BandNormalization;
import dev.windrow.audio.Wavs;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.SoundSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavRecordsTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsOneRecordOfFrames() throws IOException {
        CorpusFile file = file("3_jane_1.wav", Wavs.tones(300, 900));
        try (WavRecords records = records(sound("^(\\d)_", ""), new Slice(file, 0, Long.MAX_VALUE))) {
            RawRecord record = records.next();
            assertThat(record.id()).isEqualTo("take/3_jane_1.wav");
            assertThat(record.source()).isEqualTo(file.path());
            assertThat(record.columns()).isEqualTo(Map.of("file", List.of("3_jane_1.wav"), "text", List.of("3")));
            // 120 ms: a window of 25 and nine hops of 10.
            assertThat(record.vectors().length()).isEqualTo(10);
            assertThat(record.vectors().width()).isEqualTo(12);
            assertThat(records.next()).isNull();
        }
        try (WavRecords rest = records(sound("", ""), new Slice(file, 100, Long.MAX_VALUE))) {
            assertThat(rest.next()).isNull();
        }
    }

    @Test
    void bandsAreNormalizedOverTheRecordingWhereAsked() throws IOException {
        CorpusFile file = file("loud.wav", Wavs.tones(300, 900));
        float[] plain = frames(file, SoundSection.Normalize.NONE);
        float[] mean = frames(file, SoundSection.Normalize.MEAN);
        float[] standard = frames(file, SoundSection.Normalize.STANDARD);
        float[] expected = plain.clone();
        BandNormalization.subtractMean(expected, 12);
        assertThat(mean).isEqualTo(expected).isNotEqualTo(plain);
        expected = plain.clone();
        BandNormalization.standardize(expected, 12);
        assertThat(standard).isEqualTo(expected).isNotEqualTo(mean);
    }

    private float[] frames(CorpusFile file, SoundSection.Normalize normalize) throws IOException {
        SoundSection sound = new SoundSection(25, 10, 12, 20, 4000, normalize, "", "");
        try (WavRecords records = records(sound, new Slice(file, 0, Long.MAX_VALUE))) {
            return records.next().vectors().values();
        }
    }

    @Test
    void transcriptsStandInNamesOrInAFileOrInBoth() throws IOException {
        CorpusFile file = file("3_jane_1.wav", Wavs.tones(300));
        Path table = Files.writeString(folder.resolve("table.tsv"), "3\tthree apples\n\n3_jane_1\tgood evening \r\n");
        assertThat(transcript(file, sound("", table.toString()))).containsExactly("good evening");
        assertThat(transcript(file, sound("^(\\d)_", table.toString()))).containsExactly("three apples");
        assertThat(transcript(file, sound("^(\\d)_", ""))).containsExactly("3");
        assertThat(transcript(file, sound("^([xyz])_", ""))).isNull();
        assertThat(transcript(file, sound("(jane)", table.toString()))).isNull();
        Files.writeString(table, "3_jane_1.wav\tgood morning, a longer line\n");
        assertThat(transcript(file, sound("", table.toString()))).containsExactly("good morning, a longer line");
    }

    @Test
    void aLineThatIsNoTranscriptIsNamed() throws IOException {
        assertThatThrownBy(() -> Transcripts.parse("t.tsv", "a\tb\nc d\n"))
                .hasMessage("t.tsv, line 2: has no tab: must be key TAB transcript");
        assertThatThrownBy(() -> Transcripts.parse("t.tsv", "a\tb\n\na \tc\n"))
                .hasMessage("t.tsv, line 3: has the key 'a' once more: must have each key once");
        CorpusFile file = file("3.wav", Wavs.tones(300));
        assertThatThrownBy(() -> transcript(file, sound("", folder + "/nothing.tsv")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing.tsv");
    }

    @Test
    void aFileThatIsNoSoundIsABadRecordWithItsPath() throws IOException {
        CorpusFile text = file("a.wav", "hello".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> transcript(text, sound("", "")))
                .isInstanceOf(BadRecordException.class)
                .hasMessageStartingWith(text.path() + ": is no WAV file that can be read");
        CorpusFile slow = file("b.wav", Wavs.tones(300));
        SoundSection high = new SoundSection(25, 10, 12, 20, 8000, SoundSection.Normalize.NONE, "", "");
        assertThatThrownBy(() -> transcript(slow, high))
                .isInstanceOf(BadRecordException.class)
                .hasMessageStartingWith(slow.path() + ": does not suit corpus.sound.highest-hertz = 8000.0: must be at"
                        + " most 4000.0");
    }

    private List<String> transcript(CorpusFile file, SoundSection sound) throws IOException {
        try (WavRecords records = records(sound, new Slice(file, 0, Long.MAX_VALUE))) {
            return records.next().columns().get("text");
        }
    }

    private static WavRecords records(SoundSection sound, Slice slice) throws IOException {
        Configuration hadoop = new Configuration();
        return new WavRecords(hadoop, corpus(sound), Transcripts.of(hadoop, sound), slice);
    }

    private static CorpusSection corpus(SoundSection sound) {
        CorpusSection text = Corpora.of(CorpusSection.Format.WAV, "a");
        return new CorpusSection(
                text.format(),
                text.train(),
                text.valid(),
                text.test(),
                text.columns(),
                text.delimiter(),
                text.header(),
                text.unit(),
                text.split(),
                text.onBadRecord(),
                text.fasta(),
                null,
                sound,
                text.roll(),
                text.generate());
    }

    private static SoundSection sound(String pattern, String transcripts) {
        return new SoundSection(25, 10, 12, 20, 4000, SoundSection.Normalize.NONE, pattern, transcripts);
    }

    private CorpusFile file(String name, byte[] content) throws IOException {
        Path path = Files.write(folder.resolve(name), content);
        return new CorpusFile(path.toString(), "take/" + name, content.length, false);
    }
}
