package dev.windrow.train.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns, once a run, when rounds spend much of their time on anything but steps, and says how many steps would help.
 */
public final class CommunicationWatch implements TrainingListener {
    private static final Logger LOG = LoggerFactory.getLogger(CommunicationWatch.class);

    /** The share of a round that communication may take. */
    private static final double SHARE = 0.2;

    /** Rounds looked at together; a single one may have met a garbage collection. */
    private static final int WINDOW = 20;

    /** The first rounds, in which code is compiled and data dealt, say nothing of those to come. */
    private static final int WARM_UP = 5;

    private final Consumer<String> warn;
    private final Deque<RoundReport> window = new ArrayDeque<>();
    private int seen;
    private boolean warned;

    /** A watch that warns in the log. */
    public CommunicationWatch() {
        this(LOG::warn);
    }

    CommunicationWatch(Consumer<String> warn) {
        this.warn = warn;
    }

    @Override
    public void round(RoundReport report) {
        if (warned || ++seen <= WARM_UP) {
            return;
        }
        window.addLast(report);
        if (window.size() > WINDOW) {
            window.removeFirst();
        }
        if (window.size() == WINDOW) {
            judge();
        }
    }

    private void judge() {
        double communication = 0;
        double stepping = 0;
        long steps = 0;
        for (RoundReport report : window) {
            communication += report.seconds().communication();
            stepping += report.seconds().steps();
            steps += report.work().steps();
        }
        if (communication > SHARE * (communication + stepping)) {
            warned = true;
            warn.accept(warning(communication, stepping, steps));
        }
    }

    /** With k steps of s seconds a round, communication c takes the share c / (c + k s). */
    private String warning(double communication, double stepping, long steps) {
        double enough = communication / WINDOW * (1 / SHARE - 1) / (stepping / steps);
        int now =
                window.stream().mapToInt(report -> report.work().steps()).max().orElseThrow();
        return String.format(
                Locale.ROOT,
                "communication takes %.0f%% of a round (%.3f of %.3f s, over %d rounds); training.steps-per-round:"
                        + " %d → %.0f would bring it below %.0f%%%s",
                100 * communication / (communication + stepping),
                communication / WINDOW,
                (communication + stepping) / WINDOW,
                WINDOW,
                now,
                Math.floor(enough) + 1,
                100 * SHARE,
                limit(enough, (long) now * window.getLast().place().rounds()));
    }

    private static String limit(double enough, long stepsOfEpoch) {
        return enough < stepsOfEpoch
                ? ""
                : ", but an epoch has only " + stepsOfEpoch
                        + " steps on each worker: fewer training.workers have more each";
    }

    @Override
    public void epoch(EpochReport report) {}
}
