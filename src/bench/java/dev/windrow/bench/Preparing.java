package dev.windrow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tokenizing, counting, cutting and writing a made corpus, beside a bare count of its lines; and the heap it takes. */
@Command(name = "prepare", mixinStandardHelpOptions = true)
public final class Preparing implements Callable<Integer> {
    private static final Path FOLDER = Path.of("target", "bench");

    @Option(names = "--passes", defaultValue = "2", description = "runs of each, the best counts (${DEFAULT-VALUE})")
    private int passes;

    @Option(names = "--output", defaultValue = "target/bench/prepare.json", description = "${DEFAULT-VALUE}")
    private Path output;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Preparing()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
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
        figures.print();
        figures.write(output);
        System.out.println(output);
        return 0;
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
