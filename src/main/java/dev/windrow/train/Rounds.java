package dev.windrow.train;

import dev.windrow.train.report.RoundReport;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** The rounds of a run, each from one state to the next. */
final class Rounds {
    private final JavaSparkContext context;
    private final TrainingSpec spec;
    private final RoundPlan plan;
    private final JavaRDD<WindowBlock> shards;
    private final RunLength length;
    private final StepsRule stepsRule;
    private final Aggregation aggregation;
    private final Clock clock;
    private int epochOfOrder = -1;
    private int[] order;

    Rounds(JavaSparkContext context, TrainingSpec spec, RoundPlan plan, JavaRDD<WindowBlock> shards, Clock clock) {
        this.context = context;
        this.spec = spec;
        this.plan = plan;
        this.shards = shards;
        this.length = new RunLength(spec.epochs() * plan.stepsPerEpoch());
        this.stepsRule = StepsRule.of(spec);
        this.aggregation = new DriverAggregation(spec.outer());
        this.clock = clock;
    }

    /** A state and how it was come to. */
    record Done(RunState state, RoundReport report) {}

    /** Whether an epoch has no round left. */
    boolean endOfEpoch(Progress progress) {
        return progress.stepsOfEpoch() == plan.stepsPerEpoch();
    }

    /** The next round. */
    Done next(RunState from) {
        Progress before = from.progress();
        Pace pace = new Pace(spec.schedule(), length, before);
        Stretch stretch = Stretch.of(plan, order(before.epoch()), before.stepsOfEpoch(), stepsRule.steps(pace));
        LocalFit.Round work = new LocalFit.Round(before.epoch(), stretch, pace);
        context.setJobDescription("epoch " + (before.epoch() + 1) + "/" + spec.epochs() + " round "
                + (before.round() + 1) + "/" + rounds(before, stretch));
        Clock round = Clock.started();
        Broadcast<RoundStart> shared = context.broadcast(new RoundStart(from.network(), from.workers()));
        double broadcastSeconds = round.seconds();
        Aggregation.Joined joined;
        try {
            joined = aggregation.join(RoundWindows.of(shards, plan, stretch), new LocalFit(spec, work, shared), from);
        } finally {
            shared.destroy();
        }
        RoundReport.Seconds seconds = new RoundReport.Seconds(
                broadcastSeconds, joined.seconds(), round.seconds(), clock.seconds(), slowest(joined.reports()));
        RoundReport report = new RoundReport(
                place(before, stretch),
                work(before, joined.reports()),
                new RoundReport.Setting(pace.rate(0), spec.outer().momentum()),
                seconds);
        return new Done(after(from, joined, stretch, report), report);
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
        return new RunState(joined.network(), joined.outer(), own, from.recent(), progress, from.best());
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
                length.done(before, stretch.steps()));
    }

    private static RoundReport.Work work(Progress before, List<WorkerReport> reports) {
        int steps = 0;
        int busy = 0;
        long tokens = 0;
        long targets = 0;
        double lossSum = 0;
        for (WorkerReport report : reports) {
            steps = Math.max(steps, report.steps());
            busy += report.steps() > 0 ? 1 : 0;
            tokens += report.tokens();
            targets += report.targets();
            lossSum += report.lossSum();
        }
        return new RoundReport.Work(steps, busy, before.tokens(), tokens, targets, lossSum);
    }

    private static double slowest(List<WorkerReport> reports) {
        return reports.stream().mapToLong(WorkerReport::nanos).max().orElse(0) / 1e9;
    }
}
