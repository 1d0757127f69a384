package dev.windrow.train.report;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;
import javax.annotation.Nullable;

/**
 * Shows how a run goes: on a terminal one line that is written over, otherwise a line a round at most every few
 * seconds; in both cases a line that stays for each epoch.
 */
public final class TerminalProgress implements TrainingListener {
    /** A log that is read later wants to know that the run lives, not each round of a second. */
    private static final double SECONDS_BETWEEN_LINES = 5;

    private static final String ERASE_LINE = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean live;
    private final TimeLeft timeLeft = new TimeLeft();

    @Nullable
    private RoundReport lastRound;

    /** Seconds that the last end of an epoch took. */
    private double validating;

    private double validationLoss = Double.NaN;
    private double lastLine = Double.NEGATIVE_INFINITY;

    private TerminalProgress(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    /** One live line, for a terminal. */
    public static TerminalProgress live(PrintStream out) {
        return new TerminalProgress(out, true);
    }

    /** Plain lines, for a file. */
    public static TerminalProgress lines(PrintStream out) {
        return new TerminalProgress(out, false);
    }

    @Override
    public void round(RoundReport report) {
        timeLeft.at(report.place().done(), report.seconds().run());
        OptionalDouble seconds = timeLeft.seconds();
        String left = seconds.isPresent()
                ? "  " + TimeLeft.shown(seconds.getAsDouble() + validations(report.place())) + " left"
                : "";
        lastRound = report;
        String text = String.format(
                Locale.ROOT,
                "epoch %d/%d  round %d/%d  %s tokens/s  %s%s%s",
                report.place().epoch(),
                report.place().epochs(),
                report.place().round(),
                report.place().rounds(),
                thousands(report.tokensPerSecond()),
                Double.isNaN(report.loss()) ? "no targets" : String.format(Locale.ROOT, "loss %.4f", report.loss()),
                Double.isNaN(validationLoss) ? "" : String.format(Locale.ROOT, "  validation %.4f", validationLoss),
                left);
        if (live) {
            out.print(ERASE_LINE + text);
            out.flush();
        } else if (report.seconds().run() - lastLine >= SECONDS_BETWEEN_LINES) {
            lastLine = report.seconds().run();
            out.println(text);
        }
    }

    @Override
    public void epoch(EpochReport report) {
        validationLoss = report.validationLoss();
        validating =
                lastRound == null ? 0 : report.seconds() - lastRound.seconds().run();
        if (live) {
            out.print(ERASE_LINE);
        }
        out.printf(
                Locale.ROOT,
                "epoch %d/%d  loss %.4f%s  %s%n",
                report.epoch(),
                report.epochs(),
                report.loss(),
                Double.isNaN(validationLoss)
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "  validation %.4f%s%s",
                                validationLoss,
                                score(report.score()),
                                report.best() ? " (best)" : ""),
                TimeLeft.shown(report.seconds()));
    }

    @Override
    public void event(RunEvent event) {
        if (live) {
            out.print(ERASE_LINE);
        }
        String round = event.round() > 0 ? " round " + event.round() : "";
        out.println("epoch " + event.epoch() + round + "  " + event.message());
    }

    /** Seconds that the ends of the epochs to come will take. */
    private double validations(RoundReport.Place place) {
        return validating * (place.epochs() - place.epoch() + 1);
    }

    private static String score(EpochReport.Score score) {
        return score.isNone() ? "" : String.format(Locale.ROOT, "  %s %.4f", score.metric(), score.value());
    }

    private static String thousands(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
}
