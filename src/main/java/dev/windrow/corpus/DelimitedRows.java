package dev.windrow.corpus;

import dev.windrow.corpus.DelimitedLine.Quotes;
import dev.windrow.sequence.BadRecordException;
import java.io.Closeable;
import java.io.IOException;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;

/**
 * The rows of a delimited file: lines, each with those behind it that its quotes hold together, a line feed between
 * them.
 */
final class DelimitedRows implements Closeable {
    private final String path;
    private final Lines lines;
    private final DelimitedLine form;
    private long offset;

    /** The rows that begin in a slice, and those behind it. */
    DelimitedRows(Configuration configuration, Slice slice, DelimitedLine form) throws IOException {
        this.path = slice.file().path();
        this.form = form;
        lines = Lines.open(configuration, slice.file(), slice.start());
        Quotes quotes = slice.quotes();
        while (quotes == Quotes.OPEN) { // the rest of a row that began before
            String line = lines.nextAsItIs();
            quotes = line == null ? Quotes.CLOSED : form.after(line, quotes);
        }
    }

    /**
     * The next row; null behind the last.
     *
     * @throws BadRecordException if it is not UTF-8; the next call goes on behind it
     */
    @Nullable
    String next() throws IOException {
        String line = lines.nextAsItIs();
        offset = lines.offset();
        if (line == null) {
            return null;
        }
        BadRecordException damage = lines.isDamaged() ? lines.damage(offset) : null;
        Quotes quotes = form.after(line, Quotes.CLOSED);
        if (quotes == Quotes.OPEN) {
            StringBuilder row = new StringBuilder(line);
            while (quotes == Quotes.OPEN) {
                line = lines.nextAsItIs();
                if (line == null) {
                    break;
                }
                requireRoom(row.length() + line.length());
                row.append('\n').append(line);
                damage = damage == null && lines.isDamaged() ? lines.damage(offset) : damage;
                quotes = form.after(line, quotes);
            }
            line = row.toString();
        }
        if (damage != null) {
            throw damage;
        }
        return line;
    }

    private void requireRoom(int characters) {
        if (characters > Lines.LONGEST / 2) {
            throw new CorpusException(Place.of(path, offset) + ": has a quoted field longer than "
                    + (Lines.LONGEST >> 21) + " million characters; is a quote left open there?");
        }
    }

    /** The byte at which the row last returned begins. */
    long offset() {
        return offset;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
