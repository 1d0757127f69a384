package dev.windrow.corpus;

import dev.windrow.sequence.BadRecordException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;

/**
 * Finds the line of a place, which while all is well is known by its byte alone. Of places in the order of a file each
 * stretch is read once.
 */
final class LineNumbers {
    private final Configuration configuration;
    private final byte[] buffer = new byte[1 << 16];
    private String path = "";
    private long offset;
    private long line;

    LineNumbers(Configuration configuration) {
        this.configuration = configuration;
    }

    /** The same problem at {@code path, line n}; unchanged if its place is not of the form of {@link Place#of}. */
    BadRecordException withLine(BadRecordException problem) {
        String place = problem.source();
        int mark = place.lastIndexOf(Place.MARK);
        if (mark < 0) {
            return problem;
        }
        BadRecordException clearer;
        try {
            String file = place.substring(0, mark);
            long number = of(file, Long.parseLong(place.substring(mark + 1)));
            clearer = new BadRecordException(file + ", line " + number, problem.problem());
        } catch (NumberFormatException | IOException e) {
            problem.addSuppressed(e);
            return problem;
        }
        clearer.initCause(problem.getCause());
        clearer.setStackTrace(problem.getStackTrace());
        return clearer;
    }

    /** The number, from 1, of the line that holds a byte of a file. */
    long of(String file, long place) throws IOException {
        if (!file.equals(path) || place < offset) {
            path = file;
            offset = 0;
            line = 1;
        }
        try (InputStream in = Bytes.open(configuration, file, offset)) {
            while (offset < place) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, place - offset));
                if (count <= 0) {
                    break;
                }
                for (int i = 0; i < count; i++) {
                    line += buffer[i] == '\n' ? 1 : 0;
                }
                offset += count;
            }
        }
        return line;
    }
}
