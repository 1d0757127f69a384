package dev.windrow.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import javax.annotation.Nullable;

/** Lines that somebody types or pipes in; one that is too long for memory is passed over. */
final class TypedLines {
    /** The longest line that is kept, in characters. */
    static final int LONGEST = 1 << 20;

    private final Reader in;
    private final int longest;
    private boolean isCut;
    private int ahead = -2;

    TypedLines(InputStream in) {
        this(in, LONGEST);
    }

    TypedLines(InputStream in, int longest) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.longest = longest;
    }

    /** The next line without its end, or the beginning of one that is too long; null behind the last. */
    @Nullable
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        isCut = false;
        int read = read();
        if (read < 0) {
            return null;
        }
        for (; read >= 0 && read != '\n' && read != '\r'; read = read()) {
            if (line.length() < longest) {
                line.append((char) read);
            } else {
                isCut = true;
            }
        }
        if (read == '\r') {
            skipLineFeed();
        }
        return line.toString();
    }

    /** Whether the last line was longer than what was kept of it. */
    boolean isCut() {
        return isCut;
    }

    private int read() throws IOException {
        int read = ahead == -2 ? in.read() : ahead;
        ahead = -2;
        return read;
    }

    /** Only where it is there already, for who types a carriage return waits for an answer. */
    private void skipLineFeed() throws IOException {
        if (in.ready()) {
            int next = in.read();
            ahead = next == '\n' ? -2 : next;
        }
    }
}
