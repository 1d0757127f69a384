package dev.windrow.bench;

import dev.windrow.config.JobFileReader;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Window;
import dev.windrow.train.AveragingTrainer;
import dev.windrow.train.Keeper;
import dev.windrow.train.RunState;
import dev.windrow.train.SparkSettings;
import dev.windrow.train.TrainingSpec;
import dev.windrow.train.report.EpochReport;
import dev.windrow.train.report.RoundReport;
import dev.windrow.train.report.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/** Trainings of two workers in this process, on corpora of any size that are drawn where they are needed. */
final class MadeTraining implements AutoCloseable {
    private static final int WORKERS = 2;
    private static final int BATCH = 16;
    private static final int STEPS = 4;
    private static final int WINDOW = 32;

    private final JavaSparkContext context = new JavaSparkContext(SparkSettings.fill(new SparkConf()
            .setMaster("local[" + WORKERS + "]")
            .setAppName("bench")
            .set("spark.ui.enabled", "false")));
    private final TrainingSpec spec = new TrainingSpec(
            Alignment.SYNCED,
            WindrowContender.spec(new Row(Row.Cell.LSTM, 64), Row.SYMBOLS),
            JobFileReader.training(
                    "workers=" + WORKERS,
                    "batch-size=" + BATCH,
                    "steps-per-round=" + STEPS,
                    "epochs=1000",
                    "optimizer={name: adam, schedule: constant}"));

    MadeTraining() {
        context.setLogLevel("WARN");
    }

    /** Is told each round by its number, from 1. */
    interface Look {
        void at(int round, RoundReport report);
    }

    /**
     * Trains for some rounds.
     *
     * @param roundsOfEpoch the size of the corpus
     */
    void train(int roundsOfEpoch, int rounds, Look look) {
        Until until = new Until(rounds, look);
        long windows = (long) roundsOfEpoch * WORKERS * BATCH * STEPS;
        try {
            new AveragingTrainer(context, spec, until, Keeper.NONE)
                    .train(RunState.start(spec), drawn(windows), windows, null);
        } catch (Enough enough) {
            // As was asked for.
        }
    }

    private JavaPairRDD<Long, Window> drawn(long windows) {
        int partitions = 8;
        List<Long> firsts = new ArrayList<>();
        for (long first = 0; first < partitions; first++) {
            firsts.add(first);
        }
        return context.parallelize(firsts, partitions).flatMapToPair(first -> windows(first, windows, partitions));
    }

    private static Iterator<Tuple2<Long, Window>> windows(long first, long end, int step) {
        return LongStream.iterate(first, index -> index < end, index -> index + step)
                .mapToObj(index -> new Tuple2<>(index, window(index)))
                .iterator();
    }

    private static Window window(long index) {
        int[] symbols =
                new SplittableRandom(index).ints(WINDOW + 1, 0, Row.SYMBOLS).toArray();
        return new Window(
                "drawn", 0, Arrays.copyOf(symbols, WINDOW), Arrays.copyOfRange(symbols, 1, WINDOW + 1), new int[0][]);
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class Until implements TrainingListener {
        private final int rounds;
        private final Look look;
        private int round;

        Until(int rounds, Look look) {
            this.rounds = rounds;
            this.look = look;
        }

        @Override
        public void round(RoundReport report) {
            round++;
            look.at(round, report);
            if (round == rounds) {
                throw new Enough();
            }
        }

        @Override
        public void epoch(EpochReport report) {}
    }
}
