package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.SeriesSection;
import dev.windrow.config.VectorsSection.Missing;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.RawVectors;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Checks that the rows of a series rise in time, evenly where a job says so, and puts rows where some are missing. */
final class SeriesOrder {
    private static final int SECONDS = 60;

    private final SeriesSection series;
    private final boolean fills;
    private final SeriesTime times;
    /** Seconds since 1970 of the row before; the least number if there is none. */
    private long last = Long.MIN_VALUE;

    SeriesOrder(CorpusSection corpus) {
        series = corpus.vectors().series();
        fills = corpus.vectors().missing() == Missing.LAST;
        times = new SeriesTime(series);
    }

    /**
     * Hands on the rows that are missing before a row, at most as many as a window has, and then the row itself.
     *
     * @throws BadRecordException if the row is not where it must be in time; the next is compared with it
     */
    void take(Example row, Consumer<Example> sink) {
        for (long gap = missingBefore(row); gap > 0; gap--) {
            sink.accept(absent(row));
        }
        sink.accept(row);
    }

    private long missingBefore(Example row) {
        if (series.time().isEmpty()) {
            return 0;
        }
        long now = times.of(row.source(), row.id()).toEpochSecond();
        long since = last;
        last = now;
        if (since == Long.MIN_VALUE) {
            return 0;
        }
        if (now <= since) {
            throw new BadRecordException(
                    row.source(), "is of " + row.id() + ", not after the row before it: rows must be in order");
        }
        long step = (long) series.minutes() * SECONDS;
        if (step == 0 || now - since == step) {
            return 0;
        }
        if (!fills || (now - since) % step != 0) {
            throw new BadRecordException(
                    row.source(),
                    "is of " + row.id() + ", " + (now - since) / SECONDS
                            + " minutes after the row before it: must be "
                            + series.minutes() + " (corpus.vectors.series.minutes)"
                            + (fills
                                    ? " or a multiple of it"
                                    : "; corpus.vectors.missing: last puts the missing rows there"));
        }
        return Math.min((now - since) / step - 1, (long) series.history() + series.horizon());
    }

    /** A row of which nothing is known but that it is missing. */
    private Example absent(Example next) {
        int width = next.inputVectors().width();
        int numbers = (width - SeriesTime.width(series)) / 2;
        double[] values = new double[width];
        Arrays.fill(values, Double.NaN);
        Arrays.fill(values, numbers, 2 * numbers, 1);
        return new Example(next.id(), next.source(), RawVectors.one(values), List.of());
    }

    /** Begins anew: the next row has none before it. */
    void end() {
        last = Long.MIN_VALUE;
    }
}
