package dev.windrow.train.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How long something will still take, by how quickly the later half of what was done went by: at first code is
 * compiled, data is dealt and files are read, which says nothing of what comes. Nothing is said until the two halves of
 * that later half agree.
 */
public final class TimeLeft {
    /** Seconds and reports before anything is said. */
    private static final double LEAST_SECONDS = 10;

    private static final int LEAST_REPORTS = 8;

    /** How much quicker one half may be than the other. */
    private static final double AGREEMENT = 1.15;

    private record Point(double done, double seconds) {}

    private final Deque<Point> points = new ArrayDeque<>();
    private double began = Double.NaN;
    private boolean sound;

    /**
     * Where the work is now.
     *
     * @param done the share that lies behind, from 0 to 1, never less than before
     * @param seconds on a clock that runs evenly
     */
    public void at(double done, double seconds) {
        if (Double.isNaN(began)) {
            began = seconds;
        }
        if (!points.isEmpty() && (done < points.getLast().done || seconds < points.getLast().seconds)) {
            // The work went back: what was seen is of another stretch of it.
            points.clear();
            began = seconds;
        }
        points.addLast(new Point(done, seconds));
        double from = (began + seconds) / 2;
        while (points.size() > LEAST_REPORTS && points.getFirst().seconds < from) {
            points.removeFirst();
        }
    }

    /** Seconds to the end; none while that cannot be told. */
    public OptionalDouble seconds() {
        if (points.size() < LEAST_REPORTS || points.getLast().seconds - began < LEAST_SECONDS) {
            return OptionalDouble.empty();
        }
        Point first = points.getFirst();
        Point last = points.getLast();
        double speed = (last.done - first.done) / (last.seconds - first.seconds);
        if (!(speed > 0) || Double.isInfinite(speed)) {
            return OptionalDouble.empty();
        }
        sound |= agree(first, last);
        return sound ? OptionalDouble.of((1 - last.done) / speed) : OptionalDouble.empty();
    }

    private boolean agree(Point first, Point last) {
        double half = (first.seconds + last.seconds) / 2;
        Point middle = first;
        for (Point point : points) {
            middle = point.seconds <= half ? point : middle;
        }
        double before = (middle.done - first.done) / (middle.seconds - first.seconds);
        double after = (last.done - middle.done) / (last.seconds - middle.seconds);
        return before > 0 && after <= AGREEMENT * before && before <= AGREEMENT * after;
    }

    /** {@code 42 s}, {@code 3:07 min}, {@code 2:14 h}. */
    public static String shown(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d h", whole / 3600, whole % 3600 / 60);
    }
}
