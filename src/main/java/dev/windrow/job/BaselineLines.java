package dev.windrow.job;

import dev.windrow.baseline.BaselineProgress;
import dev.windrow.train.report.TimeLeft;
import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** Tells on a terminal, or in a log, how far the baselines are: a line that stays for each, and some in between. */
final class BaselineLines {
    private static final double SECONDS_BETWEEN_LINES = 5;
    private static final String ERASE_LINE = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean live;
    private final LongSupplier nanos;
    private final int count;
    private int begun;

    /**
     * @param live whether a line is written over by the next
     * @param nanos a clock
     * @param count baselines there will be
     */
    BaselineLines(PrintStream out, boolean live, LongSupplier nanos, int count) {
        this.out = out;
        this.live = live;
        this.nanos = nanos;
        this.count = count;
    }

    /** One baseline, from its beginning to its end. */
    final class Lines implements BaselineProgress, AutoCloseable {
        private final String name;
        private final long began = nanos.getAsLong();
        private final TimeLeft timeLeft = new TimeLeft();
        private double lastLine;

        private Lines(String name) {
            this.name = name;
            if (live) {
                print("");
            }
        }

        @Override
        public void done(double share) {
            timeLeft.at(share, seconds());
            if (!live && seconds() - lastLine < SECONDS_BETWEEN_LINES) {
                return;
            }
            lastLine = seconds();
            OptionalDouble left = timeLeft.seconds();
            print(String.format(
                    Locale.ROOT,
                    "  %.0f%%%s",
                    100 * share,
                    left.isPresent() ? "  " + TimeLeft.shown(left.getAsDouble()) + " left" : ""));
        }

        private double seconds() {
            return (nanos.getAsLong() - began) / 1e9;
        }

        private void print(String rest) {
            String text = heading(name) + rest;
            if (live) {
                out.print(ERASE_LINE + text);
                out.flush();
            } else {
                out.println(text);
            }
        }

        /** It is done. */
        @Override
        public void close() {
            out.println((live ? ERASE_LINE : "") + heading(name) + "  " + TimeLeft.shown(seconds()));
        }
    }

    /** The next baseline begins. */
    Lines begin(String name) {
        begun++;
        return new Lines(name);
    }

    private String heading(String name) {
        return "baseline " + begun + "/" + count + "  " + name;
    }
}
