package dev.windrow.bench;

import dev.windrow.config.JobFile;
import dev.windrow.config.JobFileReader;
import dev.windrow.corpus.Preparation;
import dev.windrow.corpus.PreparedCorpus;
import dev.windrow.corpus.Split;
import dev.windrow.corpus.Tokenizers;
import dev.windrow.task.LanguageModel;
import dev.windrow.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Prepares one text, by characters and by words, in a process of its own with one task at a time, beside Spark's count
 * of the same file's lines. Arguments: megabytes, passes, the file of figures.
 */
final class PreparingProcess {
    static final Path FOLDER = Path.of("target", "bench", "prepare");

    private PreparingProcess() {}

    public static void main(String[] arguments) throws IOException {
        long bytes = Long.parseLong(arguments[0]) * 1_000_000;
        int passes = Integer.parseInt(arguments[1]);
        Path text = MadeText.file(FOLDER, bytes);
        Figures figures = new Figures();
        try (SparkSession spark = spark()) {
            // Apart from what is timed, since it collects garbage all the time; and first, since Spark's own records of
            // jobs already done would count too.
            figures.put("peakHeapMb." + arguments[0] + "mb", peakHeap(spark, text));
            for (int pass = 0; pass < passes; pass++) {
                best(figures, "textCount", bytes, () -> count(spark, text));
                best(figures, "chars", bytes, () -> prepare(spark, text, "characters"));
                best(figures, "words", bytes, () -> prepare(spark, text, "words"));
            }
        }
        figures.write(Path.of(arguments[2]));
    }

    /** With one task at a time. */
    static SparkSession spark() {
        return SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .getOrCreate();
    }

    private static double peakHeap(SparkSession spark, Path text) throws IOException {
        HeapWatch heap = new HeapWatch();
        try (heap) {
            prepare(spark, text, "characters");
            prepare(spark, text, "words");
        }
        return heap.peakMegabytes();
    }

    private static void best(Figures figures, String name, long bytes, Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        double speed = bytes / 1e6 / ((System.nanoTime() - start) / 1e9);
        String key = name + ".mbPerSecondPerCore";
        figures.put(key, Math.max(speed, figures.value(key).orElse(0)));
    }

    private static void count(SparkSession spark, Path text) {
        if (spark.read().text(text.toString()).count() == 0) {
            throw new IllegalStateException(text + " is empty");
        }
    }

    /** Cuts the windows of a text, or of a folder of them. */
    static void prepare(SparkSession spark, Path text, String tokenizer) throws IOException {
        Path output = FOLDER.resolve(tokenizer);
        JobFile job = JobFileReader.read(
                "bench.yaml", String.format(Locale.ROOT, """
                        task: language-model
                        corpus: {format: text, train: "%s", split: {valid: 0, test: 0}}
                        text: {tokenizer: %s}
                        """, text, tokenizer), List.of(), read -> List.of());
        LanguageModel task = new LanguageModel();
        Tokenizer cut = Tokenizers.of(job.text());
        PreparedCorpus prepared = Preparation.run(
                spark,
                new Preparation.Request(
                        job,
                        record -> task.example(record, job.corpus(), cut),
                        task.targets(),
                        task.inputs(),
                        Optional.empty(),
                        List.of()),
                new org.apache.hadoop.fs.Path(output.toString()));
        if (prepared.count(Split.TRAIN) == 0 || !Files.exists(output)) {
            throw new IllegalStateException("nothing was prepared in " + output);
        }
    }

    private interface Work {
        void run() throws IOException;
    }
}
