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
    private final Aggregation aggregation;
    private final Clock clock;

    Rounds(JavaSparkContext context, TrainingSpec spec, RoundPlan plan, JavaRDD<WindowBlock> shards, Clock clock) {
        this.context = context;
        this.spec = spec;
        this.plan = plan;
        this.shards = shards;
        this.aggregation = new DriverAggregation(spec.outer());
        this.clock = clock;
    }

    /** A state and how it was come to. */
    record Done(RunState state, RoundReport report) {}

    /** Whether an epoch has no round left. */
    boolean endOfEpoch(Progress progress) {
        return progress.round() == plan.rounds();
    }

    /** The next round. */
    Done next(RunState from) {
        Progress before = from.progress();
        int shard = plan.order(before.epoch())[before.round()];
        LocalFit.Round place = new LocalFit.Round(before.epoch(), shard, before.steps(), stepsInAll());
        context.setJobDescription("epoch " + (before.epoch() + 1) + "/" + spec.epochs() + " round "
                + (before.round() + 1) + "/" + plan.rounds());
        Clock round = Clock.started();
        Broadcast<RoundStart> shared = context.broadcast(new RoundStart(from.network(), from.workers()));
        double broadcastSeconds = round.seconds();
        Aggregation.Joined joined;
        try {
            joined = aggregation.join(RoundWindows.of(shards, plan, shard), new LocalFit(spec, place, shared), from);
        } finally {
            shared.destroy();
        }
        List<WorkerReport> reports = joined.reports();
        RoundReport.Work work = work(before, reports);
        RoundReport report = new RoundReport(
                place(before),
                work,
                spec.schedule().rate((double) place.stepsBefore() / place.stepsInAll()),
                new RoundReport.Seconds(
                        broadcastSeconds, joined.seconds(), round.seconds(), clock.seconds(), slowest(reports)));
        return new Done(after(from, joined, work), report);
    }

    private RunState after(RunState from, Aggregation.Joined joined, RoundReport.Work work) {
        List<WorkerState> own = spec.stateful()
                ? joined.reports().stream().map(WorkerReport::own).toList()
                : List.of();
        Progress progress = from.progress()
                .afterRound(
                        spec.training().stepsPerRound(),
                        work.roundTokens(),
                        work.lossSum(),
                        work.targets(),
                        clock.seconds());
        return new RunState(joined.network(), joined.outer(), own, from.recent(), progress, from.best());
    }

    private long stepsInAll() {
        return (long) spec.epochs() * plan.rounds() * spec.training().stepsPerRound();
    }

    private RoundReport.Place place(Progress before) {
        double rounds = plan.rounds();
        double done = (before.epoch() * rounds + before.round() + 1) / (spec.epochs() * rounds);
        return new RoundReport.Place(before.epoch() + 1, spec.epochs(), before.round() + 1, plan.rounds(), done);
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
