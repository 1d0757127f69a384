package dev.windrow.corpus;

import dev.windrow.sequence.BadRecordException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;

/**
 * The lines of a file from the first that begins at a given byte or later. A line ends with LF or CR LF, or with CR
 * where the file's beginning has no LF; the last may end with the file. A byte-order mark at the file's beginning is
 * left out. Text is UTF-8; a file that begins as another kind of file does is refused.
 */
final class Lines implements Closeable {
    /** No line may be longer: it has to fit into memory, several times. */
    static final int LONGEST = 256 << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final String path;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private byte[] line = new byte[1 << 10];
    private int lineLength;
    private int filled;
    private int place;
    private long bufferOffset;
    private long lineOffset;
    private boolean damaged;
    private byte lineEnd = '\n';

    private Lines(String path, InputStream in, long offset) {
        this.path = path;
        this.in = in;
        this.bufferOffset = offset;
    }

    /** Lines of a file that begin at byte {@code start} or later. */
    static Lines open(Configuration configuration, CorpusFile file, long start) throws IOException {
        return start == 0 ? openWhole(configuration, file.path()) : openFrom(configuration, file.path(), start);
    }

    /** Opens a file once: of many small ones, opening is most of the work. */
    private static Lines openWhole(Configuration configuration, String path) throws IOException {
        InputStream in = Bytes.open(configuration, path, 0);
        try {
            Lines lines = new Lines(path, in, 0);
            lines.filled = in.readNBytes(lines.buffer, 0, BUFFER_BYTES);
            lines.requireText(Arrays.copyOf(lines.buffer, lines.filled));
            return lines;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static Lines openFrom(Configuration configuration, String path, long start) throws IOException {
        Lines lines = new Lines(path, Bytes.open(configuration, path, start - 1), start - 1);
        try (InputStream in = Bytes.open(configuration, path, 0)) {
            lines.requireText(in.readNBytes(BUFFER_BYTES));
            lines.advance(); // the rest of a line that began before
            return lines;
        } catch (IOException | RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    private void requireText(byte[] head) {
        TextHead.requireText(path, head);
        lineEnd = TextHead.lineEnd(head);
    }

    /**
     * The next line without its end; null behind the last.
     *
     * @throws BadRecordException if it is not UTF-8 or has a NUL in it; the next call goes on behind it
     */
    @Nullable
    String next() throws IOException {
        String text = nextAsItIs();
        if (damaged) {
            throw damage(lineOffset);
        }
        return text;
    }

    /** The next line, with a replacement character for what is not UTF-8; null behind the last. */
    @Nullable
    String nextAsItIs() throws IOException {
        damaged = false;
        if (!advance()) {
            return null;
        }
        int from = 0;
        if (lineOffset == 0 && lineLength >= 3 && isByteOrderMark()) {
            from = 3;
        }
        int end = lineLength > from && line[lineLength - 1] == '\r' ? lineLength - 1 : lineLength;
        String text = new String(line, from, end - from, StandardCharsets.UTF_8);
        damaged = (text.indexOf('\uFFFD') >= 0 && !isUtf8(from, end)) || text.indexOf('\0') >= 0;
        return text;
    }

    /** Whether the line last returned is not UTF-8, or has a NUL in it. */
    boolean isDamaged() {
        return damaged;
    }

    /** The byte at which the line last returned begins. */
    long offset() {
        return lineOffset;
    }

    private boolean isByteOrderMark() {
        return line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF;
    }

    /** The place in the line of the first byte that is not UTF-8. */
    private int firstWrong() {
        ByteBuffer bytes = ByteBuffer.wrap(line, 0, lineLength);
        StandardCharsets.UTF_8.newDecoder().decode(bytes, CharBuffer.allocate(lineLength + 1), true);
        return bytes.position();
    }

    /** The problem of a record that begins at a byte of this file and of which the line last returned is damaged. */
    BadRecordException damage(long offset) {
        int wrong = firstWrong();
        if (wrong >= lineLength) {
            return new BadRecordException(
                    Place.of(path, offset), "has a NUL byte in it: must be text; is it a binary file, or UTF-16?");
        }
        return new BadRecordException(
                Place.of(path, offset),
                String.format(
                        Locale.ROOT,
                        "is not UTF-8 text: the byte at %d is 0x%02X; convert the file, for example with iconv -f"
                                + " LATIN1 -t UTF-8",
                        lineOffset + wrong,
                        line[wrong] & 0xff));
    }

    private boolean isUtf8(int from, int end) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, from, end - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private boolean advance() throws IOException {
        lineLength = 0;
        lineOffset = bufferOffset + place;
        while (true) {
            if (place == filled && !fill()) {
                return lineLength > 0;
            }
            int end = place;
            while (end < filled && buffer[end] != lineEnd) {
                end++;
            }
            append(place, end - place);
            if (end < filled) {
                place = end + 1;
                return true;
            }
            place = end;
        }
    }

    private boolean fill() throws IOException {
        bufferOffset += filled;
        place = 0;
        filled = Math.max(0, in.read(buffer, 0, buffer.length));
        return filled > 0;
    }

    private void append(int from, int count) {
        int needed = lineLength + count;
        if (needed > LONGEST) {
            throw new CorpusException(path + ", byte " + lineOffset + ": has a line longer than " + (LONGEST >> 20)
                    + " MB: break it into lines, for example with fold -w 1000");
        }
        if (needed > line.length) {
            line = Arrays.copyOf(line, Math.max(needed, line.length * 2));
        }
        System.arraycopy(buffer, from, line, lineLength, count);
        lineLength = needed;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
