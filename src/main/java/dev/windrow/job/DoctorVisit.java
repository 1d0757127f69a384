package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.config.NetworkSection;
import dev.windrow.config.TrainingSection;
import dev.windrow.corpus.CorpusException;
import dev.windrow.corpus.CorpusSample;
import dev.windrow.corpus.PreparedCorpus;
import dev.windrow.corpus.Split;
import dev.windrow.corpus.Tokenizers;
import dev.windrow.doctor.Demand;
import dev.windrow.doctor.Doctor;
import dev.windrow.doctor.Places;
import dev.windrow.doctor.Report;
import dev.windrow.network.BatchShape;
import dev.windrow.network.Footprint;
import dev.windrow.network.NetworkSpec;
import dev.windrow.sequence.LengthGrouping;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Targets;
import dev.windrow.sequence.Window;
import dev.windrow.task.Task;
import dev.windrow.task.Tasks;
import dev.windrow.text.Tokenizer;
import dev.windrow.train.TrainingSpec;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Finds out what a job asks of the processes it runs in, and lets the doctor look at them. */
final class DoctorVisit {
    /** Records that are looked at where nothing is prepared. */
    private static final int SAMPLE = 5_000;

    /** How long executors have to come and answer. */
    private static final long WAIT_MILLIS = 60_000;

    private final JobContext context;
    private final JobFile job;
    private final Task task;
    private final SparkSession spark;

    private DoctorVisit(JobContext context, SparkSession spark) {
        this.context = context;
        this.job = context.job();
        this.task = Tasks.named(job.task());
        this.spark = spark;
    }

    /**
     * Examines and prints.
     *
     * @throws UnfitException if the job would not run
     */
    static void of(JobContext context) throws IOException, InterruptedException {
        SparkSession spark = Run.spark("doctor", context.directory());
        new DoctorVisit(context, spark).examine(System.out);
    }

    private void examine(PrintStream out) throws IOException, InterruptedException {
        Corpus corpus = corpus();
        NetworkSpec network = corpus.network;
        TrainingSpec training = new TrainingSpec(task.alignment(), network, job.training());
        BatchShape batch = largest(corpus.windows);
        Footprint learner = Footprint.of(network, training.optimizer(), batch);
        Demand demand = new Demand(
                learner,
                training.optimizer().moments(),
                training.workers(),
                oneDnn(job.network()),
                corpus.preparedBytes);
        out.printf(
                Locale.ROOT,
                "network  %,d weights: %,d symbols, %,d letters, %,d classes, %s%n",
                learner.parameters(),
                network.reading().symbols(),
                network.reading().letters(),
                network.classes(),
                corpus.origin);
        out.printf(
                Locale.ROOT,
                "worker   %,d MB in the heap; beside it %,d MB for kernels and %,d MB for arrays, in batches of %d x %d%n%n",
                learner.heapBytes() >> 20,
                learner.kernelBytes() >> 20,
                learner.arrayBytes() >> 20,
                batch.inputs().rows(),
                batch.inputs().steps());
        JavaSparkContext sparkContext = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Report report = new Doctor(sparkContext, demand, places()).examine(WAIT_MILLIS);
        report.lines().forEach(out::println);
        out.flush();
        if (report.obstacles() > 0) {
            throw new UnfitException(report.obstacles());
        }
    }

    private static Demand.OneDnn oneDnn(NetworkSection network) {
        return switch (network.kernel()) {
            case AUTOMATIC -> Demand.OneDnn.PREFERRED;
            case ONEDNN -> Demand.OneDnn.REQUIRED;
            case PLAIN, REFERENCE -> Demand.OneDnn.UNUSED;
        };
    }

    /** What is known of the corpus, and where from. */
    private record Corpus(NetworkSpec network, List<Window> windows, long preparedBytes, String origin) {}

    private Corpus corpus() throws IOException {
        RunDirectory directory = context.directory();
        if (directory.fileSystem().exists(directory.prepared())) {
            try {
                return prepared(directory);
            } catch (CorpusException e) {
                // Not whole, so it will be made anew.
            }
        }
        return sample();
    }

    private Corpus prepared(RunDirectory directory) throws IOException {
        PreparedCorpus prepared = PreparedCorpus.open(spark, directory.root());
        return new Corpus(
                Networks.spec(job, task, prepared.encoding()),
                prepared.windows(Split.TRAIN).take(SAMPLE),
                directory.fileSystem().getContentSummary(directory.prepared()).getLength(),
                "as prepared");
    }

    private Corpus sample() {
        Tokenizer tokenizer = Tokenizers.of(job.text());
        Task asked = task;
        JobFile asking = job;
        CorpusSample sample = CorpusSample.of(
                spark,
                job,
                record -> asked.example(record, asking.corpus(), tokenizer),
                task.targets(),
                task.inputs(),
                SAMPLE);
        long bytes = 0;
        for (Window window : sample.windows()) {
            bytes += (long) Integer.BYTES * (window.inputs().length + window.targets().length);
            bytes += (long) Float.BYTES
                    * (window.inputVectors().values().length
                            + window.targetVectors().values().length);
            for (int[] word : window.letters()) {
                bytes += (long) Integer.BYTES * word.length;
            }
        }
        NetworkSpec seen = Networks.spec(job, task, sample.encoding());
        int symbols = sample.encoding().readsVectors() ? 0 : sample.symbols() + moreWords(sample.symbols());
        return new Corpus(
                seen.sized(symbols, sample.letters(), sample.classes()),
                sample.windows(),
                (long) (bytes / sample.share()),
                "guessed from the first records");
    }

    /** Words that vectors may bring beside those of the training data. */
    private int moreWords(int symbols) {
        NetworkSection.Embedding embedding = job.network().embedding();
        boolean some = embedding.hasVectors() && task.targets() != Targets.NEXT_SYMBOL;
        return some ? Math.max(0, Math.min(embedding.words(), job.text().maxSize() - symbols)) : 0;
    }

    /** A batch as large as the largest of some windows. */
    private BatchShape largest(List<Window> windows) {
        TrainingSection training = job.training();
        return LengthGrouping.batches(windows, training.batchSize(), training.seed()).stream()
                .map(batch -> BatchShape.of(Minibatch.of(task.alignment(), batch)))
                .reduce(BatchShape::or)
                .orElseThrow(() -> new CorpusException("corpus.train: has no records left for training"))
                // A sample may be too small to fill a batch.
                .filled(training.batchSize());
    }

    private Places places() throws IOException {
        List<String> inputs = new ArrayList<>();
        for (List<String> paths :
                List.of(job.corpus().train(), job.corpus().valid(), job.corpus().test())) {
            for (String path : paths) {
                firstFile(new Path(path), context.hadoop(), inputs);
            }
        }
        return new Places(context.directory().root().toString(), inputs);
    }

    private static void firstFile(Path path, Configuration hadoop, List<String> inputs) throws IOException {
        FileSystem files = path.getFileSystem(hadoop);
        FileStatus[] matches = files.globStatus(path);
        if (matches != null && matches.length > 0 && matches[0].isFile()) {
            inputs.add(matches[0].getPath().toString());
        }
    }
}
