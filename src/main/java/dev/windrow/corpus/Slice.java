package dev.windrow.corpus;

import dev.windrow.corpus.DelimitedLine.Quotes;
import java.io.Serializable;

/**
 * A range of bytes of a file; the slice has the records that begin in it. In a compressed file bytes are counted after
 * decompression.
 *
 * @param start the first byte
 * @param end the byte behind the last, {@link Long#MAX_VALUE} for the file's end
 * @param quotes whether the first line that begins in the slice goes on a quoted field of the line before
 */
record Slice(CorpusFile file, long start, long end, Quotes quotes) implements Serializable {
    /** A slice whose first line begins a record, or of which that is not yet known. */
    Slice(CorpusFile file, long start, long end) {
        this(file, start, end, Quotes.CLOSED);
    }

    /** The same slice after another line. */
    Slice after(Quotes before) {
        return new Slice(file, start, end, before);
    }
}
