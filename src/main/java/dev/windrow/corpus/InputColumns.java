package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.config.VectorsSection.Missing;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/**
 * The columns with numbers where a job names none: those of the first training data, by which every other record is
 * matched name by name, whatever order its file has them in. Columns without names go by their places.
 *
 * @param corpus says which columns are other than numbers
 * @param names in the order of the network's inputs; empty where nothing is matched
 */
public record InputColumns(CorpusSection corpus, List<String> names) implements Serializable {
    /** Records looked at for the names of JSON lines, which leave out what is null. */
    private static final int LOOKED_AT = 1000;

    /** Copies the list. */
    public InputColumns {
        names = List.copyOf(names);
    }

    /** The columns of the first file that has a record. */
    static InputColumns first(Configuration configuration, CorpusSection corpus) {
        if (!areOpen(corpus)) {
            return new InputColumns(corpus, List.of());
        }
        for (CorpusFile file : CorpusFiles.training(configuration, corpus)) {
            Set<String> names = names(configuration, corpus, file);
            if (!names.isEmpty()) {
                return new InputColumns(corpus, new ArrayList<>(names));
            }
        }
        return new InputColumns(corpus, List.of());
    }

    /** Whether a job leaves open which columns of its tables are numbers. */
    private static boolean areOpen(CorpusSection corpus) {
        boolean named =
                corpus.format() == Format.CSV || corpus.format() == Format.TSV || corpus.format() == Format.JSONL;
        // Rows of frames without names hold sequences of any length.
        return named
                && corpus.vectors() != null
                && corpus.vectors().columns().isEmpty()
                && (corpus.vectors().frame() == 0 || corpus.format() == Format.JSONL);
    }

    private static Set<String> names(Configuration configuration, CorpusSection corpus, CorpusFile file) {
        Set<String> names = new LinkedHashSet<>();
        BadRecords passedOver = new BadRecords(configuration, CorpusSection.OnBadRecord.SKIP);
        Slice slice = new Slice(file, 0, Long.MAX_VALUE);
        int records = corpus.format() == Format.JSONL ? LOOKED_AT : 1;
        try (SliceRecords reader =
                new SliceRecords(new Records(configuration, corpus), slice, RecordFilter.ALL, passedOver)) {
            RawRecord record = reader.next();
            for (int k = 0; k < records && record != null; k++) {
                names.addAll(NumberColumns.names(record, corpus));
                record = k + 1 < records ? reader.next() : null;
            }
        } catch (IOException e) {
            throw new CorpusException(file.path() + ": cannot be read: " + e.getMessage(), e);
        }
        return names;
    }

    /**
     * A record with its columns of numbers in their order.
     *
     * @throws CorpusException if the header of its file has other columns
     * @throws BadRecordException if the record alone has others
     */
    public RawRecord matched(RawRecord record) {
        if (names.isEmpty()) {
            return record;
        }
        List<String> found = new ArrayList<>(NumberColumns.names(record, corpus));
        if (found.equals(names)) {
            return record;
        }
        requireSame(record, found);
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (String name : names) {
            columns.put(name, record.columns().getOrDefault(name, List.of("")));
        }
        record.columns().forEach(columns::putIfAbsent);
        return new RawRecord(record.id(), record.source(), columns, record.vectors(), record.steps());
    }

    private void requireSame(RawRecord record, List<String> found) {
        List<String> missing =
                names.stream().filter(name -> !found.contains(name)).toList();
        List<String> fresh =
                found.stream().filter(name -> !names.contains(name)).toList();
        boolean isJson = corpus.format() == Format.JSONL;
        boolean mayMiss = isJson
                && corpus.vectors().missing() == Missing.LAST
                && corpus.vectors().frame() == 0;
        if (fresh.isEmpty() && (missing.isEmpty() || mayMiss)) {
            return;
        }
        if (!isJson && !corpus.header()) {
            throw new BadRecordException(
                    record.source(),
                    "has " + found.size() + " columns with numbers: must have " + names.size()
                            + ", as the training data; columns without names go by their places");
        }
        String problem = "has the columns with numbers " + found + ": must have " + names + ", as the training data"
                + (missing.isEmpty() ? "" : "; missing: " + missing)
                + (fresh.isEmpty() ? "" : "; new: " + fresh)
                + " (corpus.vectors.columns names those that are to be read)";
        if (isJson) {
            throw new BadRecordException(record.source(), problem);
        }
        // Every row of the file has them so.
        int mark = record.source().lastIndexOf(Place.MARK);
        throw new CorpusException((mark < 0 ? record.source() : record.source().substring(0, mark)) + ": " + problem);
    }
}
