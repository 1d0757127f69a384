package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** A file that someone names by hand. */
public final class NamedFile {
    private NamedFile() {}

    /**
     * The first record of a file, which is the only one of a recording; read here, without Spark.
     *
     * @throws CorpusException if there is no such file or it holds nothing
     * @throws BadRecordException if what it holds cannot be used
     */
    public static RawRecord record(Configuration configuration, CorpusSection corpus, String path) throws IOException {
        CorpusFile file = CorpusFiles.list(configuration, "file", List.of(path)).get(0);
        BadRecords bad = new BadRecords(configuration, CorpusSection.OnBadRecord.FAIL);
        Slice whole = new Slice(file, 0, file.length());
        Records records = new Records(configuration, corpus);
        try (SliceRecords own = new SliceRecords(records, whole, RecordFilter.ALL, bad)) {
            RawRecord record = own.next();
            if (record == null) {
                throw new BadRecordException(path, "holds no record");
            }
            return record;
        }
    }
}
