package dev.windrow.config;

import static dev.windrow.config.JobFileReaderTest.messages;
import static dev.windrow.config.JobFileReaderTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoundChecksTest {
    private static final String WAV = """
            task: tagging
            corpus: {format: wav, train: a}
            """;
    private static final String SOUND = "corpus.sound.";

    @Test
    void soundHasItsUsualShape() {
        SoundSection sound = read(WAV).corpus().sound();
        assertThat(sound).isEqualTo(new SoundSection(25, 10, 40, 20, 4000, SoundSection.Normalize.NONE, "", ""));
    }

    @Test
    void whatDoesNotFitIsSaidAllAtOnce() {
        assertThat(messages(
                        WAV,
                        SOUND + "lowest-hertz=5000",
                        SOUND + "hop-millis=30",
                        SOUND + "transcript-pattern=abc",
                        "corpus.split.method=tail"))
                .containsExactlyInAnyOrder(
                        "--set corpus.sound.lowest-hertz=5000: corpus.sound.lowest-hertz = 5000: must be below"
                                + " corpus.sound.highest-hertz = 4000; try 20",
                        "--set corpus.sound.hop-millis=30: corpus.sound.hop-millis = 30: must be at most"
                                + " corpus.sound.window-millis = 25, or sound between two windows is not heard; try 10"
                                + " and 25",
                        "--set corpus.sound.transcript-pattern=abc: corpus.sound.transcript-pattern = 'abc': must have a"
                                + " group, which takes the transcript out of the file's name; try '^([^_]+)_'",
                        "--set corpus.split.method=tail: corpus.split.method = tail: must be hash with corpus.format ="
                                + " wav, where a file is one recording and has no tail to be cut off");
        assertThat(messages(WAV, SOUND + "transcript-pattern='(a'"))
                .singleElement()
                .asString()
                .contains("corpus.sound.transcript-pattern = '(a': must be a regular expression: Unclosed group");
    }

    @Test
    void otherFormatsHaveNoSound() {
        assertThat(messages("task: tagging\ncorpus: {format: text, train: a}\n", SOUND + "mel-bands=20"))
                .singleElement()
                .asString()
                .contains("corpus.sound: must be left out with corpus.format = text; it is for wav");
    }
}
