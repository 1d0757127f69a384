package dev.windrow.corpus;

import dev.windrow.audio.MidiFile;
import dev.windrow.config.CorpusSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Vectors;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;

/**
 * Pieces of music, a record each, the keys that sound at each step as the vectors: of MIDI files, which are a piece
 * each, and of JSON files of many. A slice has all of its file if it has the file's beginning, and else nothing.
 * Columns are {@code file}, the file's name, and {@code split}, where the file says one. The id is the file's name, and
 * of JSON the split and the piece's number too.
 */
final class PianoRollRecords implements RecordReader {
    private static final byte[] MIDI = "MThd".getBytes(StandardCharsets.US_ASCII);

    private final CorpusFile file;
    private final CorpusSection corpus;
    private final InputStream in;

    @Nullable
    private final JsonPieces pieces;

    private boolean isRead;

    PianoRollRecords(Configuration configuration, CorpusSection corpus, Slice slice) throws IOException {
        this.file = slice.file();
        this.corpus = corpus;
        this.isRead = slice.start() > 0;
        this.in = isRead
                ? InputStream.nullInputStream()
                : new BufferedInputStream(Bytes.open(configuration, file.path(), 0));
        this.pieces = isRead || isMidi(in) ? null : new JsonPieces(file.path(), in);
    }

    private static boolean isMidi(InputStream in) throws IOException {
        in.mark(MIDI.length);
        boolean isMidi = Arrays.equals(in.readNBytes(MIDI.length), MIDI);
        in.reset();
        return isMidi;
    }

    @Override
    @Nullable
    public RawRecord next() throws IOException {
        if (pieces != null) {
            Piece piece = pieces.next();
            return piece == null ? null : record(piece);
        }
        if (isRead) {
            return null;
        }
        isRead = true;
        return record(new Piece("", 0, midi()));
    }

    private List<int[]> midi() throws IOException {
        try {
            return MidiFile.read(in, corpus.roll().stepsPerQuarter());
        } catch (MidiFile.UnreadableException e) {
            BadRecordException bad = new BadRecordException(file.path(), e.getMessage());
            bad.initCause(e);
            throw bad;
        }
    }

    private RawRecord record(Piece piece) {
        boolean single = piece.number() == 0;
        String source = single ? file.path() : JsonPieces.place(file.path(), piece.split(), piece.number());
        if (piece.steps().stream().allMatch(notes -> notes.length == 0)) {
            throw new BadRecordException(source, "is an empty piece: must have at least one note");
        }
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put("file", List.of(file.name()));
        if (!piece.split().isEmpty()) {
            columns.put("split", List.of(piece.split()));
        }
        String number = (piece.split().isEmpty() ? "-" : "-" + piece.split() + "-") + piece.number();
        return new RawRecord(single ? file.name() : file.name() + number, source, columns, roll(source, piece));
    }

    private Vectors roll(String source, Piece piece) {
        try {
            return Keyboard.of(corpus.roll()).roll(piece.steps());
        } catch (IllegalArgumentException e) {
            BadRecordException bad = new BadRecordException(source, e.getMessage());
            bad.initCause(e);
            throw bad;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
