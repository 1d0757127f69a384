package dev.windrow.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.UnaryOperator;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.schema.MessageType;

/**
 * The rows of the row groups whose middle lies in a slice. The file is opened once: its footer says both which columns
 * there are and where the row groups lie, and of many small files the footers are most of what is read.
 */
final class ParquetRows implements Closeable {
    private final ParquetFileReader reader;
    private final MessageType projection;
    private final MessageColumnIO columns;

    @Nullable
    private org.apache.parquet.io.RecordReader<Group> rows;

    private long left;
    private long number = -1;

    /**
     * Opens a slice.
     *
     * @param projected the columns to read of those there are
     */
    ParquetRows(Configuration configuration, Slice slice, UnaryOperator<MessageType> projected) throws IOException {
        reader = open(configuration, slice);
        try {
            MessageType schema = reader.getFileMetaData().getSchema();
            projection = projected.apply(schema);
            columns = new ColumnIOFactory(reader.getFileMetaData().getCreatedBy()).getColumnIO(projection, schema);
            reader.setRequestedSchema(projection);
        } catch (RuntimeException | Error e) {
            reader.close();
            throw e;
        }
    }

    private static ParquetFileReader open(Configuration configuration, Slice slice) throws IOException {
        CorpusFile file = slice.file();
        ParquetReadOptions options = HadoopReadOptions.builder(configuration)
                .withRange(slice.start(), Math.min(slice.end(), file.length()))
                .build();
        try {
            return ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file.path()), configuration), options);
        } catch (RuntimeException e) {
            throw new CorpusException(file.path() + ": is not a Parquet file: " + e.getMessage(), e);
        }
    }

    /**
     * The next row, null behind the last.
     *
     * @throws IOException if the file is damaged there
     */
    @Nullable
    Group next() throws IOException {
        try {
            while (left == 0) {
                PageReadStore group = reader.readNextRowGroup();
                if (group == null) {
                    return null;
                }
                rows = columns.getRecordReader(group, new GroupRecordConverter(projection));
                left = group.getRowCount();
                number = group.getRowIndexOffset().orElseThrow() - 1;
            }
            left--;
            number++;
            return rows.read();
        } catch (RuntimeException e) {
            throw new IOException("its rows are damaged: " + e.getMessage(), e);
        }
    }

    /** The number in its file, from 0, of the row last returned. */
    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
