package dev.windrow.corpus;

import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import java.io.Closeable;
import java.io.IOException;
import javax.annotation.Nullable;

/** The records of one slice. */
interface RecordReader extends Closeable {
    /**
     * The next record, null behind the last.
     *
     * @throws BadRecordException if it cannot be read; the next call goes on behind it
     */
    @Nullable
    RawRecord next() throws IOException;
}
