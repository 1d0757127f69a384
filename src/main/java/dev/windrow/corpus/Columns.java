package dev.windrow.corpus;

import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Columns as records hold them. */
final class Columns {
    private Columns() {}

    /** Adds columns under their numbers from 0, and the last once more as -1. */
    static void number(Map<String, List<String>> columns, int count, IntFunction<List<String>> values) {
        for (int column = 0; column < count; column++) {
            columns.put(Integer.toString(column), values.apply(column));
        }
        if (count > 0) {
            columns.put("-1", values.apply(count - 1));
        }
    }

    /** A record that begins at a byte of a file; its id is in a column if one is named, and else file and byte. */
    static RawRecord record(CorpusFile file, long offset, String idColumn, Map<String, List<String>> columns) {
        String place = Place.of(file.path(), offset);
        if (isAbsent(idColumn)) {
            return new RawRecord(file.name() + ':' + offset, place, columns);
        }
        List<String> ids = columns.get(idColumn);
        if (ids == null || ids.isEmpty() || ids.get(0).isBlank()) {
            throw new BadRecordException(
                    place, "has no id: corpus.columns.id = " + idColumn + ", and it has " + columns.keySet());
        }
        return new RawRecord(ids.get(0), place, columns);
    }

    /** Whether a job names no such column. */
    static boolean isAbsent(String column) {
        return column == null || column.isEmpty();
    }
}
