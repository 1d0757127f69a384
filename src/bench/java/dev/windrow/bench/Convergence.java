package dev.windrow.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Autocomplete on a text at equal tokens with ever more workers: how good the network is at the end, and after how many
 * steps one after the other it is good enough, for each way of learning together at its own best rate.
 */
@Command(name = "convergence", mixinStandardHelpOptions = true)
public final class Convergence implements Callable<Integer> {
    private static final List<Integer> WORKERS = List.of(2, 4, 8);

    /** The loss the steps to which are counted. */
    private static final double GOAL = 1.9;

    /** A place of the grid where one worker alone learns about best; the best rate grows with about the root of N. */
    private static final int GUESS_ALONE = 6;

    @Option(names = "--text", description = "a text in UTF-8; one is drawn if absent")
    private Path text;

    @Option(names = "--epochs", defaultValue = "3", description = "of each run (${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--output", defaultValue = "target/bench/convergence.json", description = "${DEFAULT-VALUE}")
    private Path output;

    @Option(names = "--plot", defaultValue = "target/bench/convergence.svg", description = "${DEFAULT-VALUE}")
    private Path plot;

    @Option(
            names = "--point",
            description = "\"WORKERS RATE KEY=VALUE …\": trains this alone and prints the loss; may be given again")
    private List<String> points = List.of();

    private final Map<Integer, Map<AveragingMethod, TunedRun>> runs = new TreeMap<>();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Convergence()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (text != null) {
            System.setProperty(CharacterText.PROPERTY, text.toString());
        }
        System.out.println("rates " + RateSearch.GRID + ", Adam, cosine, clip 1, batch " + AveragingMethod.BATCH
                + " on each worker, " + epochs + " epochs");
        try (JavaSparkContext context = StockSparkContender.spark();
                Autocomplete problem = new Autocomplete(context, CharacterText.given())) {
            if (!points.isEmpty()) {
                points.stream().map(MethodPoint::of).forEach(point -> point.run(problem, epochs, GOAL));
                return 0;
            }
            RateSearch search = new RateSearch(problem, epochs, GOAL);
            put(1, AveragingMethod.SYNCHRONOUS, search.best(AveragingMethod.SYNCHRONOUS, 1, GUESS_ALONE));
            for (int workers : WORKERS) {
                for (AveragingMethod method : AveragingMethod.values()) {
                    int guess = GUESS_ALONE + Integer.numberOfTrailingZeros(workers);
                    put(workers, method, search.best(method, workers, guess));
                }
            }
        }
        table();
        Figures figures = figures();
        figures.print();
        figures.write(output);
        draw();
        System.out.println(output + System.lineSeparator() + plot);
        return 0;
    }

    private void put(int workers, AveragingMethod method, TunedRun run) {
        runs.computeIfAbsent(workers, n -> new EnumMap<>(AveragingMethod.class)).put(method, run);
    }

    private void table() {
        System.out.println(String.format(
                Locale.ROOT,
                "%-3s %-42s %8s %8s %7s %7s %9s",
                "N",
                "method",
                "rate",
                "loss",
                "steps",
                "rounds",
                "to " + GOAL));
        runs.forEach((workers, methods) -> methods.forEach((method, run) -> System.out.println(String.format(
                Locale.ROOT,
                "%-3d %-42s %8.4f %8.4f %7d %7d %9s",
                workers,
                workers == 1 ? "one worker alone" : method.title(),
                run.rate(),
                run.loss(),
                run.steps(),
                run.rounds(),
                run.stepsToGoal().isPresent() ? run.stepsToGoal().getAsLong() : "never"))));
    }

    private Figures figures() {
        Figures figures = new Figures();
        runs.forEach((workers, methods) -> methods.forEach((method, run) -> {
            String name = "n" + workers + "." + method.name().toLowerCase(Locale.ROOT);
            figures.put(name + ".loss", run.loss());
            figures.put(name + ".rate", run.rate());
            figures.put(name + ".steps", (double) run.steps());
            figures.put(name + ".rounds", (double) run.rounds());
            figures.putIfPresent(name + ".stepsToGoal", decimal(run.stepsToGoal()));
        }));
        OptionalDouble alone =
                decimal(runs.get(1).get(AveragingMethod.SYNCHRONOUS).stepsToGoal());
        for (int workers : WORKERS) {
            TunedRun own = runs.get(workers).get(AveragingMethod.WINDROW);
            TunedRun synchronous = runs.get(workers).get(AveragingMethod.SYNCHRONOUS);
            TunedRun stock = runs.get(workers).get(AveragingMethod.STOCK);
            String name = "n" + workers;
            figures.put(name + ".lossVsSynchronous", own.loss() / synchronous.loss());
            figures.put(name + ".lossVsStock", own.loss() / stock.loss());
            figures.put(name + ".roundsVsSynchronous", (double) own.rounds() / synchronous.rounds());
            figures.putRatio(name + ".stepSpeedup", alone, decimal(own.stepsToGoal()));
        }
        return figures;
    }

    private static OptionalDouble decimal(OptionalLong number) {
        return number.isPresent() ? OptionalDouble.of((double) number.getAsLong()) : OptionalDouble.empty();
    }

    private void draw() throws IOException {
        LossPlot curves = new LossPlot();
        curves.add(
                "one worker alone",
                "#000000",
                runs.get(1).get(AveragingMethod.SYNCHRONOUS).curve());
        int most = WORKERS.get(WORKERS.size() - 1);
        runs.get(most)
                .forEach(
                        (method, run) -> curves.add(most + " workers, " + method.title(), method.color(), run.curve()));
        curves.write(plot);
    }
}
