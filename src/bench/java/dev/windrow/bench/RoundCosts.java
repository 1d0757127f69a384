package dev.windrow.bench;

import dev.windrow.bench.Entrant.Threads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a round of averaging costs beside its steps. */
@Command(name = "rounds", mixinStandardHelpOptions = true)
public final class RoundCosts implements Callable<Integer> {
    private static final Row ROW = new Row(Row.Cell.LSTM, 64);

    @Option(names = "--turns", defaultValue = "5", description = "turns of each contender (${DEFAULT-VALUE})")
    private int turns;

    @Option(names = "--output", defaultValue = "target/bench/rounds.json", description = "${DEFAULT-VALUE}")
    private Path output;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RoundCosts()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Figures figures = new Figures();
        for (int executors : new int[] {2, 4}) {
            emptyRound(executors, figures);
        }
        figures.print();
        figures.write(output);
        System.out.println(output);
        return 0;
    }

    private void emptyRound(int executors, Figures figures) throws IOException {
        Map<String, String> properties = Map.of(Cluster.EXECUTORS, Integer.toString(executors));
        Entrant ours = Entrant.of("rounds " + executors, Kind.WINDROW_ROUNDS, Threads.ONE);
        Entrant stock = Entrant.of("dl4j-spark rounds " + executors, Kind.STOCK_ROUNDS, Threads.ONE);
        List<HeatProcess> processes = new ArrayList<>();
        Map<Entrant, Double> speeds;
        try {
            processes.add(new HeatProcess(ours, properties));
            processes.add(new HeatProcess(stock, properties));
            speeds = new Rounds(turns, 2).race(ROW, processes);
        } finally {
            for (HeatProcess process : processes) {
                process.close();
            }
        }
        String name = "emptyRound.executors" + executors;
        figures.put(name + ".ms", 1000 / speeds.get(ours));
        figures.put(name + ".stockMs", 1000 / speeds.get(stock));
        figures.put(name + ".vsStock", speeds.get(ours) / speeds.get(stock));
    }
}
