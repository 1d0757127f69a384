package dev.windrow.bench;

import dev.windrow.config.JobFileReader;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Window;
import dev.windrow.train.AveragingTrainer;
import dev.windrow.train.Keeper;
import dev.windrow.train.RunState;
import dev.windrow.train.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/** Rounds of our averaging with next to nothing in them: one step on one symbol on each executor. */
final class WindrowRounds implements Contender {
    /** Rounds of an epoch. */
    private static final int ROUNDS = 20;

    private static final int EPOCHS = 5;

    private final JavaSparkContext context = Cluster.ours(1024);
    private final int workers = Cluster.executors();
    private final TrainingSpec spec;

    WindrowRounds(Row row) {
        spec = new TrainingSpec(
                Alignment.SYNCED,
                WindrowContender.spec(row, Row.SYMBOLS),
                JobFileReader.training(
                        "workers=" + workers,
                        "batch-size=1",
                        "steps-per-round=1",
                        "epochs=" + EPOCHS,
                        "optimizer={name: adam, schedule: constant, clip-norm: 0}"));
    }

    @Override
    public double step() {
        train(new RoundTimes());
        return Double.NaN;
    }

    private void train(RoundTimes times) {
        List<Tuple2<Long, Window>> windows = new ArrayList<>();
        for (long index = 0; index < (long) workers * ROUNDS; index++) {
            windows.add(new Tuple2<>(index, new Window("empty", 0, new int[] {1}, new int[] {2}, new int[0][])));
        }
        JavaPairRDD<Long, Window> indexed = context.parallelizePairs(windows, workers);
        new AveragingTrainer(context, spec, times, Keeper.NONE)
                .train(RunState.start(spec), indexed, windows.size(), null);
    }

    /** Rounds a second, by the median round. */
    @Override
    public double measure(double leastSeconds) {
        RoundTimes times = new RoundTimes();
        for (long start = System.nanoTime(); (System.nanoTime() - start) / 1e9 < leastSeconds; ) {
            train(times);
        }
        return 1 / times.median(0);
    }

    @Override
    public double workPerStep() {
        return EPOCHS * ROUNDS;
    }

    @Override
    public void close() {
        context.close();
    }
}
