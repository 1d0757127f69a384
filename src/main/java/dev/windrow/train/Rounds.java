package dev.windrow.train;

import dev.windrow.network.LearnerState;
import dev.windrow.train.report.RoundReport;
import dev.windrow.wire.WireFormat;
import java.util.List;
import javax.annotation.Nullable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rounds of a run, each from one state to the next. */
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final JavaSparkContext context;
    private final TrainingSpec spec;
    private final RoundPlan plan;
    private final JavaRDD<WindowBlock> shards;
    private final RunLength length;
    private final StepsRule stepsRule;
    private final SendRule sendRule;
    private final Departures departures = new Departures();
    private final Clock clock;
    private int epochOfOrder = -1;
    private int[] order;

    /** The last state a round began with in which no worker had anything of its own. */
    @Nullable
    private RunState wayBack;

    Rounds(JavaSparkContext context, TrainingSpec spec, RoundPlan plan, JavaRDD<WindowBlock> shards, Clock clock) {
        this.context = context;
        this.spec = spec;
        this.plan = plan;
        this.shards = shards;
        this.length = RunLength.of(spec, plan.stepsPerEpoch());
        this.stepsRule = StepsRule.of(spec);
        this.sendRule = spec.sendRule();
        this.clock = clock;
    }

    /** A state and how it was come to. */
    record Done(RunState state, RoundReport report) {}

    private boolean endOfEpoch(Progress progress) {
        return progress.stepsOfEpoch() == plan.stepsPerEpoch();
    }

    /** Whether no worker has anything that a state does not hold. */
    boolean settled(Progress progress) {
        return sendRule.settled(progress.round(), endOfEpoch(progress));
    }

    /**
     * The next round. Where it fails because an executor took with it what workers kept, the rounds since the last
     * state in which none kept anything are done again, once, which gives the same.
     */
    Done next(RunState from) {
        if (settled(from.progress())) {
            wayBack = from;
            return round(from);
        }
        try {
            return round(from);
        } catch (Exception e) {
            if (wayBack == null) {
                throw e;
            }
            long back = from.progress().rounds() - wayBack.progress().rounds();
            LOG.warn(
                    "round {} failed, perhaps for want of what workers kept from the one before; going back {}"
                            + " rounds to where none kept anything: {}",
                    from.progress().rounds() + 1,
                    back,
                    e.getMessage());
            departures.forget();
            RunState again = wayBack;
            for (long k = 0; k < back; k++) {
                again = round(again).state();
            }
            return round(from);
        }
    }

    private Done round(RunState from) {
        Progress before = from.progress();
        int steps = stepsRule.steps(new Pace(spec.schedule(), length, before, 1));
        Stretch stretch = Stretch.of(plan, order(before.epoch()), before.stepsOfEpoch(), steps);
        Pace pace = new Pace(spec.schedule(), length, before, stretch.steps());
        boolean endsEpoch = before.stepsOfEpoch() + stretch.steps() == plan.stepsPerEpoch();
        Sends sends = sendRule.ofRound(before.round(), endsEpoch);
        LocalFit.Round work = new LocalFit.Round(before.epoch(), stretch, pace);
        context.setJobDescription("epoch " + (before.epoch() + 1) + "/" + spec.epochs() + " round "
                + (before.round() + 1) + "/" + rounds(before, stretch));
        Clock round = Clock.started();
        Broadcast<RoundStart> shared = context.broadcast(new RoundStart(from.network(), from.workers()));
        double broadcastSeconds = round.seconds();
        Aggregation.Joined joined;
        try {
            joined = join(from, stretch, sends, new LocalFit(spec, work, shared));
        } finally {
            shared.destroy();
        }
        List<WorkerReport> reports = joined.reports();
        RoundReport.Work done = work(before, reports);
        RoundReport report = new RoundReport(
                place(before, stretch),
                done,
                new RoundReport.Setting(pace.rate(0), spec.outer().momentum(), before.retreats()),
                new RoundReport.Seconds(
                        broadcastSeconds, steps(reports), joined.seconds(), round.seconds(), clock.seconds()),
                bytes(from.network(), done, sends, joined));
        return new Done(after(from, joined, stretch, report), report);
    }

    /** The learning rate a round from a state would begin with. */
    double rate(RunState from) {
        return new Pace(spec.schedule(), length, from.progress(), 1).rate(0);
    }

    private Aggregation.Joined join(RunState from, Stretch stretch, Sends sends, LocalFit fit) {
        Progress before = from.progress();
        JavaRDD<WindowBlock> windows = RoundWindows.of(shards, plan, stretch);
        JavaRDD<Departure> departing = departures.of(windows, fit, sends, before.rounds(), settled(before));
        Aggregation.Joined joined =
                spec.aggregation(from.network().parameters().length).join(departing, fit, from);
        departures.done(departing, sends, before.rounds() + 1);
        return joined;
    }

    private int[] order(int epoch) {
        if (epoch != epochOfOrder) {
            order = plan.order(epoch);
            epochOfOrder = epoch;
        }
        return order;
    }

    private RunState after(RunState from, Aggregation.Joined joined, Stretch stretch, RoundReport report) {
        List<WorkerState> own = spec.stateful()
                ? joined.reports().stream().map(WorkerReport::own).toList()
                : List.of();
        RoundReport.Work work = report.work();
        Progress progress = from.progress()
                .afterRound(
                        stretch.steps(),
                        work.roundTokens(),
                        work.lossSum(),
                        work.targets(),
                        report.seconds().run());
        float[] parameters = joined.network().parameters();
        int mean = LatestMean.rounds(spec, parameters.length, progress.rounds());
        List<float[]> recent = LatestMean.next(from.recent(), parameters, mean);
        return new RunState(joined.network(), joined.outer(), own, recent, progress, from.best());
    }

    /** Rounds of this epoch, if those to come are as long as this one. */
    private int rounds(Progress before, Stretch stretch) {
        long left = plan.stepsPerEpoch() - before.stepsOfEpoch();
        return before.round() + Math.toIntExact(RoundPlan.divideUp(left, stretch.steps()));
    }

    private RoundReport.Place place(Progress before, Stretch stretch) {
        return new RoundReport.Place(
                before.epoch() + 1,
                spec.epochs(),
                before.round() + 1,
                rounds(before, stretch),
                length.done(before, stretch.steps(), stretch.steps()));
    }

    private static RoundReport.Work work(Progress before, List<WorkerReport> reports) {
        int steps = 0;
        int busy = 0;
        long tokens = 0;
        long places = 0;
        long targets = 0;
        double lossSum = 0;
        for (WorkerReport report : reports) {
            steps = Math.max(steps, report.steps());
            busy += report.steps() > 0 ? 1 : 0;
            tokens += report.tokens();
            places += report.places();
            targets += report.targets();
            lossSum += report.lossSum();
        }
        return new RoundReport.Work(steps, busy, before.tokens(), tokens, places, targets, lossSum);
    }

    private static RoundReport.Bytes bytes(
            LearnerState network, RoundReport.Work work, Sends sends, Aggregation.Joined joined) {
        int parameters = network.parameters().length;
        long down = WireFormat.FLOAT32.size(parameters) * (1 + network.moments().length);
        long up = work.workersBusy() * sends.bytes(parameters);
        return new RoundReport.Bytes(down, up, joined.bytes());
    }

    private static double steps(List<WorkerReport> reports) {
        return StepTime.longest(reports.stream().map(WorkerReport::time).toList());
    }
}
