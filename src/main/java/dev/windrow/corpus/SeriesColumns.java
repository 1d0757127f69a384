package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.SeriesSection;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.RawVectors;
import java.util.Arrays;
import java.util.List;

/** The rows of a series, each an example of one vector: its numbers, then what its time says of the calendar. */
public final class SeriesColumns {
    private SeriesColumns() {}

    /**
     * The example of a row. Its id is the row's time if a column has it.
     *
     * @param corpus with a section about a series
     * @throws dev.windrow.sequence.BadRecordException if a number or the time cannot be read
     */
    public static Example step(RawRecord record, CorpusSection corpus) {
        SeriesSection series = corpus.vectors().series();
        RawVectors numbers = NumberColumns.of(record, corpus);
        if (series.time().isEmpty()) {
            return new Example(record.id(), record.source(), numbers, List.of());
        }
        String time = record.value(series.time());
        SeriesTime times = new SeriesTime(series);
        double[] values = Arrays.copyOf(numbers.values(), numbers.width() + SeriesTime.width(series));
        times.calendar(times.of(record.source(), time), values, numbers.width());
        return new Example(time.trim(), record.source(), RawVectors.one(values), List.of());
    }
}
