package dev.windrow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Tokenizing, counting, cutting and writing a made corpus, beside a bare count of its lines; and the heap it takes. Or
 * the same bytes as one file and as many.
 */
@Command(name = "prepare", mixinStandardHelpOptions = true)
public final class Preparing implements Callable<Integer> {
    private static final Path FOLDER = Path.of("target", "bench");

    private static final int FILE_PASSES = 5;

    @Option(names = "--passes", defaultValue = "2", description = "runs of each, the best counts (${DEFAULT-VALUE})")
    private int passes;

    @Option(
            names = "--files",
            defaultValue = "0",
            description = "measures the same bytes as one file and as so many instead, five times in turns")
    private int files;

    @Option(names = "--bytes-per-file", defaultValue = "10000", description = "with --files (${DEFAULT-VALUE})")
    private int bytesPerFile;

    @Option(names = "--output", defaultValue = "target/bench/prepare.json", description = "${DEFAULT-VALUE}")
    private Path output;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Preparing()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Figures figures = files > 0 ? manyFiles() : sizes();
        figures.print();
        figures.write(output);
        System.out.println(output);
        return 0;
    }

    private Figures sizes() throws IOException, InterruptedException {
        Figures figures = run(100);
        Figures large = run(400);
        figures.putIfPresent("peakHeapMb.400mb", large.value("peakHeapMb.400mb"));
        for (String name : List.of("chars", "words", "textCount")) {
            figures.putIfPresent(name + ".mbPerSecondPerCore.400mb", large.value(name + ".mbPerSecondPerCore"));
        }
        for (String name : List.of("chars", "words")) {
            figures.putRatio(
                    name + ".shareOfTextCount",
                    figures.value(name + ".mbPerSecondPerCore"),
                    figures.value("textCount.mbPerSecondPerCore"));
        }
        return figures;
    }

    private Figures manyFiles() throws IOException, InterruptedException {
        return OwnProcess.run(
                ManyFilesProcess.class,
                "prepare-" + files + "files",
                List.of("-Xmx1g"),
                Integer.toString(files),
                Integer.toString(bytesPerFile),
                Integer.toString(FILE_PASSES));
    }

    private Figures run(int megabytes) throws IOException, InterruptedException {
        return OwnProcess.run(
                PreparingProcess.class,
                "prepare-" + megabytes + "mb",
                List.of("-Xmx1g"),
                Integer.toString(megabytes),
                Integer.toString(passes));
    }
}
