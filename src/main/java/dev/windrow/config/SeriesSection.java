package dev.windrow.config;

import java.io.Serializable;
import java.util.List;

/** How a long series, a step a row, becomes windows of what was and what is to be forecast. */
public record SeriesSection(
        @Key(meaning = "steps a forecast is made from", otherwise = "24", atLeast = 1, atMost = 65536)
        int history,

        @Key(meaning = "steps that are forecast, from the next one on", otherwise = "1", atLeast = 1, atMost = 4096)
        int horizon,

        @Key(
                meaning = "the columns that are forecast; absent: all that corpus.vectors.columns names",
                otherwise = Key.ABSENT)
        List<String> targets,

        @Key(
                meaning =
                        "steps from one window of training data to the next; validation and test data have a window for"
                                + " each step",
                otherwise = "1",
                atLeast = 1)
        int stride,

        @Key(
                meaning =
                        "steps of a season, by which the seasonal naive forecast goes and errors are scaled; 1 for none",
                otherwise = "1",
                atLeast = 1)
        int season,

        @Key(
                meaning = "whether the network says by how much values change from the last known one, for series that"
                        + " walk rather than swing, such as prices",
                otherwise = "false")
        boolean changes,

        @Key(meaning = "the column with the time of a row; absent: rows have none", otherwise = Key.ABSENT)
        String time,

        @Key(
                meaning = "with time only: its form, in the letters of Java's DateTimeFormatter",
                otherwise = "'yyyy-MM-dd HH:mm:ss'")
        String timeFormat,

        @Key(
                meaning = "with time only: the zone it is told in; one that puts clocks forward has a gap there",
                otherwise = "UTC")
        String zone,

        @Key(
                meaning = "with time only: minutes from a row to the next, by which gaps are found; 0 for any",
                otherwise = "0",
                atLeast = 0)
        int minutes,

        @Key(meaning = "with time only: inputs made of it, a sine and a cosine of each", otherwise = Key.ABSENT)
        List<Calendar> calendar)
        implements Serializable {

    /** A cycle of the calendar. */
    public enum Calendar {
        HOUR,
        WEEKDAY,
        YEARDAY
    }
}
