package dev.windrow.bench;

import dev.windrow.config.JobFile;
import dev.windrow.config.JobFileReader;
import dev.windrow.corpus.CorpusReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/**
 * The same bytes as one file and as many, in a process of its own with one task at a time: a text prepared, and files
 * of several forms read as predict and evaluate read them. The two take turns. Arguments: files, bytes a file, passes,
 * the file of figures.
 */
final class ManyFilesProcess {
    private static final Path FOLDER = PreparingProcess.FOLDER.resolve("files");

    private ManyFilesProcess() {}

    public static void main(String[] arguments) throws IOException {
        int files = Integer.parseInt(arguments[0]);
        int passes = Integer.parseInt(arguments[2]);
        List<String> lines = Files.readAllLines(MadeText.file(FOLDER, files * Long.parseLong(arguments[1])));
        Figures figures = new Figures();
        try (SparkSession spark = PreparingProcess.spark()) {
            for (ManyFiles form : ManyFiles.values()) {
                Path one = form.folder(FOLDER, lines, 1);
                Path many = form.folder(FOLDER, lines, files);
                if (form == ManyFiles.TEXT) {
                    compare(
                            figures,
                            "prepare.text",
                            passes,
                            () -> PreparingProcess.prepare(spark, one, "characters"),
                            () -> PreparingProcess.prepare(spark, many, "characters"));
                }
                compare(
                        figures,
                        "read." + form.name().toLowerCase(Locale.ROOT),
                        passes,
                        () -> read(spark, form, one),
                        () -> read(spark, form, many));
            }
        }
        figures.write(Path.of(arguments[3]));
    }

    private static void compare(Figures figures, String name, int passes, Work one, Work many) throws IOException {
        double[] oneSeconds = new double[passes];
        double[] manySeconds = new double[passes];
        one.run();
        many.run();
        for (int pass = 0; pass < passes; pass++) {
            oneSeconds[pass] = seconds(one);
            manySeconds[pass] = seconds(many);
        }
        figures.put(name + ".oneFile.seconds", median(oneSeconds));
        figures.put(name + ".manyFiles.seconds", median(manySeconds));
        figures.put(name + ".ratio", median(manySeconds) / median(oneSeconds));
    }

    private static double seconds(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static void read(SparkSession spark, ManyFiles form, Path folder) {
        JobFile job = JobFileReader.read(
                "bench.yaml", "task: any\ncorpus: " + form.corpus(folder) + '\n', List.of(), read -> List.of());
        long records = CorpusReader.read(spark, job.corpus().train(), job.corpus(), record -> record.id())
                .count();
        if (records == 0) {
            throw new IllegalStateException(folder + " has no records");
        }
    }

    private interface Work {
        void run() throws IOException;
    }
}
