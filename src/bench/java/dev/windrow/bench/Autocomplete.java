package dev.windrow.bench;

import dev.windrow.config.JobFileReader;
import dev.windrow.network.NetworkSpec;
import dev.windrow.network.Predictions;
import dev.windrow.network.Reading;
import dev.windrow.network.RecurrentStack;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import dev.windrow.train.AveragingTrainer;
import dev.windrow.train.DivergedException;
import dev.windrow.train.Progress;
import dev.windrow.train.RunState;
import dev.windrow.train.Sweep;
import dev.windrow.train.TrainingSpec;
import dev.windrow.train.report.EpochReport;
import dev.windrow.train.report.RoundReport;
import dev.windrow.train.report.TrainingListener;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/** The next character of a text: an embedding of 32, one LSTM of 128; the last tenth of the text is held out. */
final class Autocomplete implements AutoCloseable {
    private static final int EMBEDDING = 32;
    private static final int UNITS = 128;
    private static final double HELD_OUT = 0.1;
    private static final int PARTITIONS = 16;

    private final JavaSparkContext context;
    private final NetworkSpec network;
    private final int count;
    private final JavaPairRDD<Long, Window> windows;
    private final Sweep validation;

    Autocomplete(JavaSparkContext context, CharacterText text) {
        this.context = context;
        this.network = network(text.symbols());
        this.count = (int) (text.windows() * (1 - HELD_OUT));
        this.windows = windows(text, 0, count);
        int held = text.windows() - count;
        this.validation = new Sweep(context, windows(text, count, held), held, spec(List.of("batch-size=64")));
    }

    private static NetworkSpec network(int symbols) {
        return NetworkSpec.plain(
                Reading.symbols(symbols, EMBEDDING), RecurrentStack.of(RecurrentStack.Cell.LSTM, UNITS), symbols, 1);
    }

    private JavaPairRDD<Long, Window> windows(CharacterText text, int from, int count) {
        List<Tuple2<Long, Window>> windows = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int[] symbols = text.window(from + index);
            int[] inputs = Arrays.copyOf(symbols, Row.STEPS);
            int[] targets = Arrays.copyOfRange(symbols, 1, Row.STEPS + 1);
            windows.add(new Tuple2<>((long) index, new Window("text", 0, inputs, targets, new int[0][])));
        }
        return context.parallelizePairs(windows, PARTITIONS);
    }

    private TrainingSpec spec(List<String> keys) {
        return new TrainingSpec(Alignment.SYNCED, network, JobFileReader.training(keys.toArray(String[]::new)));
    }

    /** Symbols learnt from in an epoch. */
    long tokens() {
        return (long) count * Row.STEPS;
    }

    /**
     * Where a run stood after a round.
     *
     * @param step local steps of each worker so far
     * @param parameters of the network
     */
    record Mark(long step, float[] parameters) {}

    /** What became of a run: its marks, none if it diverged; and its rounds. */
    record Outcome(List<Mark> marks, long rounds) {
        long steps() {
            return marks.get(marks.size() - 1).step();
        }
    }

    /** Trains from the start; the keys are those of a job file's training section. */
    Outcome train(List<String> keys) {
        TrainingSpec spec = spec(keys);
        List<Mark> marks = new ArrayList<>();
        Progress[] last = new Progress[1];
        AveragingTrainer trainer = new AveragingTrainer(context, spec, SILENT, state -> {
            last[0] = state.progress();
            marks.add(new Mark(state.progress().steps(), state.kept()));
        });
        try {
            trainer.train(RunState.start(spec), windows, count, null);
            return new Outcome(marks, last[0].rounds());
        } catch (DivergedException e) {
            return new Outcome(List.of(), 0);
        }
    }

    /** Of the last network of a run; infinite if it diverged. */
    double loss(Outcome run) {
        return run.marks().isEmpty()
                ? Double.POSITIVE_INFINITY
                : loss(run.marks().get(run.marks().size() - 1).parameters());
    }

    /** Nats a character of the text held out; infinite if that is no number. */
    double loss(float[] parameters) {
        Nats all = new Nats();
        validation.gather(parameters, Nats::new, Nats::add).forEach(all::merge);
        double mean = all.nats / all.targets;
        return Double.isNaN(mean) ? Double.POSITIVE_INFINITY : mean;
    }

    @Override
    public void close() {
        validation.close();
    }

    /** A sum of losses. */
    private static final class Nats implements Serializable {
        private static final long serialVersionUID = 1;

        private double nats;
        private long targets;

        void add(Minibatch batch, Predictions predictions) {
            for (int row = 0; row < batch.rows(); row++) {
                for (int step = 0; step < batch.targetSteps(); step++) {
                    nats -= predictions.logProbability(row, step, batch.targets()[row * batch.targetSteps() + step]);
                    targets++;
                }
            }
        }

        void merge(Nats other) {
            nats += other.nats;
            targets += other.targets;
        }
    }

    private static final TrainingListener SILENT = new TrainingListener() {
        @Override
        public void round(RoundReport report) {}

        @Override
        public void epoch(EpochReport report) {}
    };
}
