package dev.windrow.corpus;

import dev.windrow.sequence.BadRecordException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;

/**
 * Where a record stands. While all is well only file and byte are known, written {@code path@byte}; the line is counted
 * when a message needs it.
 */
final class Place {
    private static final char MARK = '@';

    private Place() {}

    /** The place of a record that begins at a byte of a file. */
    static String of(String path, long offset) {
        return path + MARK + offset;
    }

    /** The same problem at {@code path, line n}; unchanged if its place is not of the form of {@link #of}. */
    static BadRecordException withLine(Configuration configuration, BadRecordException problem) {
        String place = problem.source();
        int mark = place.lastIndexOf(MARK);
        if (mark < 0) {
            return problem;
        }
        BadRecordException clearer;
        try {
            String path = place.substring(0, mark);
            long line = line(configuration, path, Long.parseLong(place.substring(mark + 1)));
            clearer = new BadRecordException(path + ", line " + line, problem.problem());
        } catch (NumberFormatException | IOException e) {
            problem.addSuppressed(e);
            return problem;
        }
        clearer.initCause(problem.getCause());
        clearer.setStackTrace(problem.getStackTrace());
        return clearer;
    }

    /** The number, from 1, of the line that holds a byte of a file. */
    static long line(Configuration configuration, String path, long offset) throws IOException {
        try (InputStream in = Bytes.open(configuration, path, 0)) {
            byte[] buffer = new byte[1 << 16];
            long line = 1;
            long left = offset;
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count <= 0) {
                    break;
                }
                for (int i = 0; i < count; i++) {
                    line += buffer[i] == '\n' ? 1 : 0;
                }
                left -= count;
            }
            return line;
        }
    }
}
