package dev.windrow.bench;

import dev.windrow.config.JobFileReader;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Window;
import dev.windrow.train.AveragingTrainer;
import dev.windrow.train.Keeper;
import dev.windrow.train.RunState;
import dev.windrow.train.TrainingSpec;
import dev.windrow.train.report.EpochReport;
import dev.windrow.train.report.RoundReport;
import dev.windrow.train.report.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/**
 * Our parameter averaging on the same windows as {@link StockSparkContender}, averaging as often. A step is a whole
 * training of a few epochs from the start: dealing the windows out is counted too.
 */
final class WindrowSparkContender implements Contender {
    private static final int EPOCHS = 8;

    private final JavaSparkContext context;
    private final TrainingSpec spec;
    private final JavaPairRDD<Long, Window> windows;

    WindrowSparkContender(Row row) {
        CharacterText text = CharacterText.given();
        context = StockSparkContender.spark();
        spec = new TrainingSpec(
                Alignment.SYNCED,
                WindrowContender.spec(row, text.symbols()),
                JobFileReader.training(
                        "workers=" + StockSparkContender.WORKERS,
                        "batch-size=" + Row.BATCH,
                        "steps-per-round=" + StockSparkContender.AVERAGING_STEPS,
                        "epochs=" + EPOCHS,
                        "optimizer={name: adam, schedule: constant, rate: " + Row.RATE + ", clip-norm: "
                                + WindrowContender.ADAM.clipNorm() + "}"));
        windows = context.parallelizePairs(windows(text), StockSparkContender.WORKERS);
    }

    private static List<Tuple2<Long, Window>> windows(CharacterText text) {
        List<Tuple2<Long, Window>> windows = new ArrayList<>();
        for (int index = 0; index < count(); index++) {
            int place = index % text.windows();
            int[] symbols = text.window(place);
            int[] inputs = Arrays.copyOf(symbols, Row.STEPS);
            int[] targets = Arrays.copyOfRange(symbols, 1, Row.STEPS + 1);
            windows.add(
                    new Tuple2<>((long) index, new Window("text", place * Row.STEPS, inputs, targets, new int[0][])));
        }
        return windows;
    }

    private static int count() {
        return StockSparkContender.BATCHES * Row.BATCH;
    }

    @Override
    public double step() {
        LastLoss loss = new LastLoss();
        new AveragingTrainer(context, spec, loss, Keeper.NONE).train(RunState.start(spec), windows, count(), null);
        return loss.nats;
    }

    @Override
    public double workPerStep() {
        return (double) EPOCHS * count() * Row.STEPS;
    }

    @Override
    public void close() {
        context.close();
    }

    /** Keeps the loss of the round before. */
    private static final class LastLoss implements TrainingListener {
        private double nats = Double.NaN;

        @Override
        public void round(RoundReport report) {
            nats = report.loss();
        }

        @Override
        public void epoch(EpochReport report) {}
    }
}
