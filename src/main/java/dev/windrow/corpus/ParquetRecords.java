package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Each row a record, of the columns a job names and no others; an array of values has one an element, a null none at
 * all, and an array of frames, as {@link NestedFrames} has it, all of their numbers. A slice has the row groups whose
 * middle lies in it. Ids are made of file and row number.
 */
final class ParquetRecords implements RecordReader {
    private final CorpusFile file;
    private final ParquetRows rows;
    private final String idColumn;
    private final NestedFrames frames;

    ParquetRecords(Configuration configuration, CorpusSection corpus, Slice slice) throws IOException {
        file = slice.file();
        idColumn = corpus.columns().id();
        frames = new NestedFrames(corpus);
        rows = new ParquetRows(configuration, slice, schema -> projection(schema, corpus));
    }

    private MessageType projection(MessageType schema, CorpusSection corpus) {
        CorpusSection.Columns columns = corpus.columns();
        UsedColumns used = new UsedColumns(corpus);
        List<Type> named = new ArrayList<>();
        for (Type field : schema.getFields()) {
            if (used.name(field.getName())) {
                requireOnce(schema, field.getName());
                ParquetText.requireReadable(file.path(), field);
                named.add(field);
            }
        }
        if (named.isEmpty()) {
            throw new CorpusException(
                    file.path() + ": has none of the columns that corpus.columns names: " + columns + "; it has "
                            + schema.getFields().stream().map(Type::getName).toList());
        }
        return new MessageType(schema.getName(), named);
    }

    /** Names that differ in case alone are one name to Spark, which refuses such files. */
    private void requireOnce(MessageType schema, String name) {
        List<String> alike = schema.getFields().stream()
                .map(Type::getName)
                .filter(name::equalsIgnoreCase)
                .toList();
        if (alike.size() > 1) {
            throw new CorpusException(file.path() + ": has the column '" + name + "' more than once, as " + alike
                    + ": a column that is read must have a name of its own, whatever its case");
        }
    }

    @Override
    @Nullable
    public RawRecord next() throws IOException {
        Group row = rows.next();
        if (row == null) {
            return null;
        }
        long number = rows.number();
        String place = file.path() + ", row " + (number + 1);
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (int field = 0; field < row.getType().getFieldCount(); field++) {
            if (row.getFieldRepetitionCount(field) > 0) {
                columns.put(row.getType().getFieldName(field), values(row, field, place));
            }
        }
        if (Columns.isAbsent(idColumn)) {
            return new RawRecord(file.name() + ':' + number, place, columns);
        }
        if (!columns.containsKey(idColumn)) {
            throw new BadRecordException(
                    place, "has no id in the column that corpus.columns.id = " + idColumn + " names");
        }
        return new RawRecord(columns.get(idColumn).get(0), place, columns);
    }

    private List<String> values(Group row, int field, String place) {
        Type type = row.getType().getType(field);
        if (type.isPrimitive()) {
            return repeated(row, field, place);
        }
        Group list = row.getGroup(field, 0);
        requireArray(list, type.getName(), place);
        if (list.getType().getType(0).isPrimitive()) {
            return repeated(list, 0, place);
        }
        List<String> values = new ArrayList<>();
        for (int k = 0; k < list.getFieldRepetitionCount(0); k++) {
            Group element = list.getGroup(0, k);
            requireArray(element, type.getName(), place);
            if (element.getFieldRepetitionCount(0) == 0) {
                values.add("null");
            } else if (element.getType().getType(0).isPrimitive()) {
                values.addAll(repeated(element, 0, place));
            } else {
                values.addAll(frame(element.getGroup(0, 0), k + 1, type.getName(), place));
            }
        }
        return values;
    }

    /** The numbers of one frame of an array of them. */
    private List<String> frame(Group frame, int number, String column, String place) {
        requireArray(frame, column, place);
        if (!frames.holds(column)) {
            throw new BadRecordException(
                    place,
                    "has arrays in the array '" + column + "': must have values; where they are frames,"
                            + " corpus.vectors.frame says of how many numbers");
        }
        frames.requireWidth(place, column, number, frame.getFieldRepetitionCount(0));
        if (frame.getType().getType(0).isPrimitive()) {
            return repeated(frame, 0, place);
        }
        List<String> numbers = new ArrayList<>();
        for (int k = 0; k < frame.getFieldRepetitionCount(0); k++) {
            Group element = frame.getGroup(0, k);
            requireArray(element, column, place);
            boolean isNull = element.getFieldRepetitionCount(0) == 0;
            if (!isNull && !element.getType().getType(0).isPrimitive()) {
                throw new BadRecordException(
                        place,
                        "has more than two arrays in each other in the column '" + column + "': must have numbers");
            }
            numbers.add(isNull ? "null" : ParquetText.of(element, 0, 0, place));
        }
        return numbers;
    }

    /** A group of one field, which arrays and their elements are. */
    private static void requireArray(Group group, String column, String place) {
        if (group.getType().getFieldCount() != 1) {
            throw new BadRecordException(
                    place, "has a structure in the column '" + column + "': must be a value or an array");
        }
    }

    private static List<String> repeated(Group group, int field, String place) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < group.getFieldRepetitionCount(field); i++) {
            values.add(ParquetText.of(group, field, i, place));
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
