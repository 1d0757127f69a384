package dev.windrow.bench;

import dev.windrow.bench.Entrant.Threads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What averaging costs beside the steps: an empty round beside dl4j-spark's, the mean of long vectors beside
 * {@code treeAggregate}'s, the time of a round as the corpus grows, and memory as rounds go by.
 */
@Command(
        name = "rounds",
        mixinStandardHelpOptions = true,
        footer = {
            "emptyRound.vsStock: dl4j-spark's milliseconds by ours, on the number of executors where that is less.",
            "aggregate50m.vsTreeAggregate: treeAggregate's seconds by ours; aggregate50m.driverPeakHeapMb is ours.",
            "roundTime20xCorpus: a round's time on twenty times the corpus by that on the corpus.",
            "memoryGrowthMb.10to500: heap and native memory after 500 rounds less that after 10."
        })
public final class RoundCosts implements Callable<Integer> {
    private static final Row ROW = new Row(Row.Cell.LSTM, 64);

    @Option(names = "--turns", defaultValue = "5", description = "turns of each contender (${DEFAULT-VALUE})")
    private int turns;

    @Option(names = "--output", defaultValue = "target/bench/rounds.json", description = "${DEFAULT-VALUE}")
    private Path output;

    private final Figures figures = new Figures();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RoundCosts()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        double two = emptyRound(2);
        double four = emptyRound(4);
        figures.put("emptyRound.vsStock", Math.min(two, four));
        longVectors();
        figures.putAll(
                OwnProcess.run(CorpusSizesProcess.class, "round-corpus", List.of("-Xmx2g"), Integer.toString(turns)));
        figures.putAll(OwnProcess.run(
                RoundMemoryProcess.class, "round-memory", List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch")));
        figures.print();
        figures.write(output);
        System.out.println(output);
        return 0;
    }

    private static Map<String, String> executors(int executors) {
        return Map.of(Cluster.EXECUTORS, Integer.toString(executors));
    }

    private double emptyRound(int executors) throws IOException {
        Entrant ours = Entrant.of("rounds " + executors, Kind.WINDROW_ROUNDS, Threads.ONE);
        Entrant stock = Entrant.of("dl4j-spark rounds " + executors, Kind.STOCK_ROUNDS, Threads.ONE);
        List<HeatProcess> processes = new ArrayList<>();
        Map<Entrant, Double> speeds;
        try {
            processes.add(new HeatProcess(ours, executors(executors)));
            processes.add(new HeatProcess(stock, executors(executors)));
            speeds = new Rounds(turns, 2).race(ROW, processes);
        } finally {
            for (HeatProcess process : processes) {
                process.close();
            }
        }
        String name = "emptyRound.executors" + executors;
        figures.put(name + ".ms", 1000 / speeds.get(ours));
        figures.put(name + ".stockMs", 1000 / speeds.get(stock));
        return speeds.get(ours) / speeds.get(stock);
    }

    private void longVectors() throws IOException {
        try (HeatProcess ours =
                        new HeatProcess(Entrant.of("sliced mean", Kind.SLICED_MEAN, Threads.ONE), executors(2));
                HeatProcess tree =
                        new HeatProcess(Entrant.of("tree mean", Kind.TREE_MEAN, Threads.ONE), executors(2))) {
            ours.open(ROW);
            tree.open(ROW);
            double[] seconds = new double[turns];
            double[] treeSeconds = new double[turns];
            for (int turn = 0; turn < turns; turn++) {
                seconds[turn] = 1 / ours.measure(0);
                treeSeconds[turn] = 1 / tree.measure(0);
            }
            Arrays.sort(seconds);
            Arrays.sort(treeSeconds);
            figures.put("aggregate50m.seconds", seconds[turns / 2]);
            figures.put("aggregate50m.treeAggregateSeconds", treeSeconds[turns / 2]);
            figures.put("aggregate50m.vsTreeAggregate", treeSeconds[turns / 2] / seconds[turns / 2]);
            figures.put("aggregate50m.driverPeakHeapMb", ours.peakHeapMegabytes());
            figures.put("aggregate50m.treeAggregateDriverPeakHeapMb", tree.peakHeapMegabytes());
        }
    }
}
