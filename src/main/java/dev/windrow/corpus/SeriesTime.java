package dev.windrow.corpus;

import dev.windrow.config.SeriesSection;
import dev.windrow.config.SeriesSection.Calendar;
import dev.windrow.sequence.BadRecordException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;

/** The time of rows: when they were, and where in the day, the week and the year that is. */
final class SeriesTime {
    private static final double HOURS = 24;
    private static final double MINUTES = 60;
    private static final double WEEKDAYS = 7;
    private static final double YEARDAYS = 365.2425;

    private final DateTimeFormatter form;
    private final ZoneId zone;
    private final SeriesSection series;

    /** Throws an {@link IllegalArgumentException} saying what is wrong with the form or the zone. */
    SeriesTime(SeriesSection series) {
        this.series = series;
        try {
            form = DateTimeFormatter.ofPattern(series.timeFormat(), Locale.ROOT);
            zone = ZoneId.of(series.zone());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The time that a text tells. */
    ZonedDateTime of(String source, String text) {
        try {
            TemporalAccessor time =
                    form.parseBest(text.trim(), ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            if (time instanceof ZonedDateTime whole) {
                return whole.withZoneSameInstant(zone);
            }
            return time instanceof LocalDateTime local ? local.atZone(zone) : ((LocalDate) time).atStartOfDay(zone);
        } catch (DateTimeException e) {
            BadRecordException problem = new BadRecordException(
                    source,
                    "has '" + text + "' in the column '" + series.time() + "': must be a time of the form "
                            + series.timeFormat() + " (corpus.vectors.series.time-format)");
            problem.initCause(e);
            throw problem;
        }
    }

    /** Values of {@link #calendar}. */
    static int width(SeriesSection series) {
        return 2 * series.calendar().size();
    }

    /** What the values of {@link #calendar} are called. */
    static String name(SeriesSection series, int place) {
        List<Calendar> cycles = series.calendar();
        return (place % 2 == 0 ? "sine of " : "cosine of ")
                + cycles.get(place / 2).name().toLowerCase(Locale.ROOT);
    }

    /** A sine and a cosine of each cycle of the calendar, from one place of an array on. */
    void calendar(ZonedDateTime time, double[] to, int from) {
        int place = from;
        for (Calendar cycle : series.calendar()) {
            double day = (time.getHour() + time.getMinute() / MINUTES) / HOURS;
            double turn = 2
                    * Math.PI
                    * switch (cycle) {
                        case HOUR -> day;
                        case WEEKDAY -> (time.getDayOfWeek().getValue() - 1 + day) / WEEKDAYS;
                        case YEARDAY -> (time.getDayOfYear() - 1 + day) / YEARDAYS;
                    };
            // Strict: the same bits on every machine.
            to[place++] = StrictMath.sin(turn);
            to[place++] = StrictMath.cos(turn);
        }
    }
}
