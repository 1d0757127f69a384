package dev.windrow.audio;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/**
 * Standard MIDI files as the notes that sound at each step. A note that is held and one that is struck again are not
 * told apart.
 */
public final class MidiFile {
    /** A step that lasts this long can be halved often. */
    private static final int TICKS_A_STEP = 120;

    private static final int QUARTERS_A_MINUTE = 90;
    private static final int SET_TEMPO = 0x51;
    private static final int VELOCITY = 80;
    private static final int MICROSECONDS_A_MINUTE = 60_000_000;
    /** What these channels' notes name are drums. */
    private static final int PERCUSSION = 9;

    private static final int CHANNELS = 16;
    private static final int NOTES = 128;
    private static final int HEADER = 0x4D546864; // MThd
    private static final int HEADER_BYTES = 14;
    private static final int TRACKS_AT = 10;
    /** The name and the length of each chunk. */
    private static final int CHUNK_BYTES = 8;
    /** A day of sixteenths; more is no music. */
    private static final long MOST_STEPS = 1_000_000;

    private MidiFile() {}

    /** Says what is wrong with a file, and what would be right, without its name. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1;

        UnreadableException(String message) {
            super(message);
        }
    }

    /**
     * What is heard at each step, of all tracks and channels but percussion, up to the end of the last note.
     *
     * @param file read to its end and not closed
     * @param stepsPerQuarter how often it is listened to in a quarter note, from its beginning on
     * @return the notes of each step, 0 to 127, rising; empty where it is silent
     * @throws UnreadableException if it is no MIDI file, or its time is not in quarter notes
     */
    public static List<int[]> read(InputStream file, int stepsPerQuarter) throws IOException, UnreadableException {
        Sequence sequence = open(file);
        if (sequence.getDivisionType() != Sequence.PPQ) {
            throw new UnreadableException("counts time in frames of film: must count it in ticks a quarter note");
        }
        List<BitSet> steps = new ArrayList<>();
        for (Track track : sequence.getTracks()) {
            long[] begun = new long[CHANNELS * NOTES];
            long end = 0;
            for (int k = 0; k < track.size(); k++) {
                MidiEvent event = track.get(k);
                // The first step that is not before the event.
                long ticks = event.getTick() * stepsPerQuarter;
                long step = (ticks + sequence.getResolution() - 1) / sequence.getResolution();
                if (step > MOST_STEPS) {
                    throw new UnreadableException("lasts more than " + MOST_STEPS + " steps, at " + stepsPerQuarter
                            + " a quarter note: must be shorter");
                }
                end = step;
                if (event.getMessage() instanceof ShortMessage message && message.getChannel() != PERCUSSION) {
                    hear(message, step, begun, steps);
                }
            }
            endAll(begun, end, steps);
        }
        return steps.stream().map(step -> step.stream().toArray()).toList();
    }

    private static Sequence open(InputStream file) throws IOException, UnreadableException {
        byte[] bytes = file.readAllBytes();
        requireWhole(bytes);
        try {
            return MidiSystem.getSequence(new ByteArrayInputStream(bytes));
        } catch (InvalidMidiDataException | IOException e) {
            UnreadableException unreadable =
                    new UnreadableException("is no MIDI file: must be a standard one, of type 0 or 1");
            unreadable.initCause(e);
            throw unreadable;
        }
    }

    /** Javax.sound takes a track that ends early for one that is over. */
    private static void requireWhole(byte[] bytes) throws UnreadableException {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER_BYTES || file.getInt(0) != HEADER) {
            return;
        }
        int tracks = file.getShort(TRACKS_AT);
        long at = 0;
        for (int chunk = 0; chunk <= tracks; chunk++) {
            long length = at + CHUNK_BYTES > bytes.length ? 0 : file.getInt((int) at + Integer.BYTES);
            at += CHUNK_BYTES + length;
            if (at > bytes.length) {
                throw new UnreadableException("is cut short: track " + chunk + " of " + tracks + " ends at byte " + at
                        + " and " + bytes.length + " are there; must be whole, so copy it again");
            }
        }
    }

    /** @param begun of each channel's notes the step it began at, from 1; 0 where it does not sound */
    private static void hear(ShortMessage message, long step, long[] begun, List<BitSet> steps) {
        int place = message.getChannel() * NOTES + message.getData1();
        boolean struck = message.getCommand() == ShortMessage.NOTE_ON && message.getData2() > 0;
        if (struck && begun[place] == 0) {
            begun[place] = step + 1;
        } else if (!struck
                && (message.getCommand() == ShortMessage.NOTE_ON || message.getCommand() == ShortMessage.NOTE_OFF)) {
            end(place, begun, step, steps);
        }
    }

    private static void endAll(long[] begun, long step, List<BitSet> steps) {
        for (int place = 0; place < begun.length; place++) {
            end(place, begun, step, steps);
        }
    }

    private static void end(int place, long[] begun, long step, List<BitSet> steps) {
        if (begun[place] > 0) {
            while (steps.size() < step) {
                steps.add(new BitSet());
            }
            for (long k = begun[place] - 1; k < step; k++) {
                steps.get((int) k).set(place % NOTES);
            }
            begun[place] = 0;
        }
    }

    /**
     * A file of one track, at 90 quarter notes a minute, in which a note that sounds at several steps on end is held.
     *
     * @param steps the notes of each step, 0 to 127; not modified
     */
    public static byte[] write(List<int[]> steps, int stepsPerQuarter) {
        try {
            Sequence sequence = new Sequence(Sequence.PPQ, TICKS_A_STEP * stepsPerQuarter);
            Track track = sequence.createTrack();
            track.add(tempo());
            BitSet before = new BitSet();
            for (int step = 0; step <= steps.size(); step++) {
                BitSet now = new BitSet();
                for (int note : step < steps.size() ? steps.get(step) : new int[0]) {
                    now.set(note);
                }
                // What ends stands before what begins at the same tick.
                add(track, ShortMessage.NOTE_OFF, without(before, now), step);
                add(track, ShortMessage.NOTE_ON, without(now, before), step);
                before = now;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            MidiSystem.write(sequence, 0, bytes);
            return bytes.toByteArray();
        } catch (InvalidMidiDataException e) {
            throw new IllegalArgumentException(e.getMessage() + ": notes must be from 0 to " + (NOTES - 1), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MidiEvent tempo() throws InvalidMidiDataException {
        int micros = MICROSECONDS_A_MINUTE / QUARTERS_A_MINUTE;
        byte[] data = {(byte) (micros >> 16), (byte) (micros >> 8), (byte) micros};
        return new MidiEvent(new MetaMessage(SET_TEMPO, data, data.length), 0);
    }

    private static BitSet without(BitSet notes, BitSet others) {
        BitSet left = (BitSet) notes.clone();
        left.andNot(others);
        return left;
    }

    private static void add(Track track, int command, BitSet notes, int step) throws InvalidMidiDataException {
        for (int note = notes.nextSetBit(0); note >= 0; note = notes.nextSetBit(note + 1)) {
            track.add(new MidiEvent(new ShortMessage(command, 0, note, VELOCITY), (long) step * TICKS_A_STEP));
        }
    }
}
