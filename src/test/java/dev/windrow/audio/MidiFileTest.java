package dev.windrow.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MidiFileTest {
    private static final List<int[]> PIECE = List.of(
            new int[] {48, 64, 67},
            new int[] {48, 65, 69},
            new int[0],
            new int[] {0, 127},
            new int[] {48},
            new int[] {48},
            new int[] {50});

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 96})
    void whatIsWrittenIsReadAgain(int stepsPerQuarter) throws Exception {
        byte[] file = MidiFile.write(PIECE, stepsPerQuarter);
        assertThat(read(file, stepsPerQuarter)).containsExactly(PIECE.toArray(new int[0][]));
    }

    @Test
    void whatSoundsOnIsHeldAndNotStruckAgain() throws Exception {
        Track track = MidiSystem.getSequence(new ByteArrayInputStream(MidiFile.write(PIECE, 1)))
                .getTracks()[0];
        long struck = 0;
        for (int k = 0; k < track.size(); k++) {
            if (track.get(k).getMessage() instanceof ShortMessage message
                    && message.getCommand() == ShortMessage.NOTE_ON
                    && message.getData1() == 48) {
                struck++;
            }
        }
        assertThat(struck).isEqualTo(2);
    }

    /** At 10 ticks a quarter: a note off the beat is heard where it sounds on one, or not at all. */
    @Test
    void itIsListenedToAtEachStepOnAllTracksButToDrums() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 10);
        Track one = sequence.createTrack();
        note(one, 0, 60, 0, 10);
        note(one, 1, 62, 5, 9);
        note(one, 1, 64, 5, 25);
        Track other = sequence.createTrack();
        note(other, 0, 67, 10, 20);
        note(other, 9, 36, 0, 40);
        // A note that is never let go of, and one let go of by a velocity of 0.
        other.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 2, 70, 64), 20));
        other.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 3, 72, 64), 20));
        other.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 3, 72, 0), 30));
        byte[] file = bytes(sequence);
        assertThat(read(file, 1))
                .startsWith(new int[] {60}, new int[] {64, 67}, new int[] {64, 70, 72}, new int[] {70})
                .hasSize(4);
        assertThat(read(file, 2)).startsWith(new int[] {60}, new int[] {60, 62, 64}, new int[] {64, 67});
    }

    @Test
    void aFileOfAnotherKindSaysWhatWouldBeRight() throws Exception {
        assertThatThrownBy(() -> read("hello".getBytes(StandardCharsets.UTF_8), 1))
                .isInstanceOf(MidiFile.UnreadableException.class)
                .hasMessage("is no MIDI file: must be a standard one, of type 0 or 1");
        Sequence film = new Sequence(Sequence.SMPTE_25, 40);
        film.createTrack();
        assertThatThrownBy(() -> read(bytes(film), 1))
                .hasMessage("counts time in frames of film: must count it in ticks a quarter note");
        Sequence endless = new Sequence(Sequence.PPQ, 1);
        note(endless.createTrack(), 0, 60, 0, 2_000_000);
        assertThatThrownBy(() -> read(bytes(endless), 1)).hasMessageStartingWith("lasts more than 1000000 steps");
        byte[] whole = MidiFile.write(PIECE, 1);
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, 40), 1))
                .hasMessage("is cut short: track 1 of 1 ends at byte " + whole.length
                        + " and 40 are there; must be whole, so copy it again");
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, 14), 1))
                .hasMessageStartingWith("is cut short: track 1 of 1");
        assertThat(read(Arrays.copyOf(whole, whole.length + 9), 1)).hasSize(PIECE.size());
        assertThatThrownBy(() -> MidiFile.write(List.of(new int[] {128}), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("notes must be from 0 to 127");
    }

    private static void note(Track track, int channel, int note, long from, long to) throws InvalidMidiDataException {
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, channel, note, 64), from));
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, channel, note, 0), to));
    }

    private static byte[] bytes(Sequence sequence) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MidiSystem.write(sequence, sequence.getTracks().length > 1 ? 1 : 0, bytes);
        return bytes.toByteArray();
    }

    private static List<int[]> read(byte[] file, int stepsPerQuarter) throws Exception {
        return MidiFile.read(new ByteArrayInputStream(file), stepsPerQuarter);
    }
}
