package dev.windrow.bench;

import dev.windrow.bench.Entrant.Natives;
import dev.windrow.bench.Entrant.Threads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A character language model trained by a whole Spark job on {@code local[2]}, ours and dl4j-spark's. */
@Command(name = "train", mixinStandardHelpOptions = true)
public final class Training implements Callable<Integer> {
    private static final Row ROW = new Row(Row.Cell.LSTM, 256);
    private static final Entrant WINDROW = Entrant.of("windrow", Kind.WINDROW_SPARK, Threads.ONE);
    private static final Entrant LEARNERS = Entrant.of("two learners", Kind.TWO_LEARNERS, Threads.ONE);
    private static final List<Entrant> STOCK_ONE_THREAD = List.of(
            Entrant.of("dl4j-spark 1", Kind.STOCK_SPARK, Threads.ONE),
            new Entrant("dl4j-spark onednn 1", Kind.STOCK_SPARK, Threads.ONE, Natives.ONEDNN_AVX2));
    private static final List<Entrant> STOCK = List.of(
            Entrant.of("dl4j-spark", Kind.STOCK_SPARK, Threads.AS_IT_COMES),
            new Entrant("dl4j-spark onednn", Kind.STOCK_SPARK, Threads.AS_IT_COMES, Natives.ONEDNN_AVX2));

    @Option(names = "--text", description = "a text in UTF-8; one is drawn if absent")
    private Path text;

    @Option(names = "--rounds", defaultValue = "5", description = "turns of each contender (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--output", defaultValue = "target/bench/train.json", description = "${DEFAULT-VALUE}")
    private Path output;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Training()).execute(arguments));
    }

    private static List<Entrant> entrants() {
        List<Entrant> entrants = new ArrayList<>(List.of(WINDROW, LEARNERS));
        entrants.addAll(STOCK_ONE_THREAD);
        entrants.addAll(STOCK);
        return entrants;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, String> properties = text == null
                ? Map.of()
                : Map.of(CharacterText.PROPERTY, text.toAbsolutePath().toString());
        List<HeatProcess> processes = new ArrayList<>();
        Map<Entrant, Double> speeds;
        try {
            for (Entrant entrant : entrants()) {
                processes.add(new HeatProcess(entrant, properties));
            }
            speeds = new Rounds(rounds, 2).race(ROW, processes);
        } finally {
            for (HeatProcess process : processes) {
                process.close();
            }
        }
        speeds.forEach((entrant, speed) ->
                System.out.println(String.format(Locale.ROOT, "%-22s%,10.0f tokens/s", entrant.title(), speed)));
        Figures figures = figures(speeds);
        figures.print();
        figures.write(output);
        System.out.println(output);
        return 0;
    }

    /** The share of the wall time that is not learning: what the job falls short of two learners without Spark. */
    private static Figures figures(Map<Entrant, Double> speeds) {
        OptionalDouble own = Rounds.best(List.of(WINDROW), speeds);
        OptionalDouble learners = Rounds.best(List.of(LEARNERS), speeds);
        OptionalDouble stock = Rounds.best(STOCK, speeds);
        OptionalDouble stockOneThread = Rounds.best(STOCK_ONE_THREAD, speeds);
        Figures figures = new Figures();
        figures.putIfPresent("tokensPerSecond", own);
        figures.putIfPresent("learners.tokensPerSecond", learners);
        figures.putIfPresent("stockDefault.tokensPerSecond", stock);
        figures.putIfPresent("stockOneThread.tokensPerSecond", stockOneThread);
        figures.putRatio("vsStockDefault", own, stock);
        figures.putRatio("vsStockOneThread", own, stockOneThread);
        figures.put("overheadShare", 1 - own.orElseThrow() / learners.orElseThrow());
        return figures;
    }
}
