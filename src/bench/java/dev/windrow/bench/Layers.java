package dev.windrow.bench;

import dev.windrow.bench.Entrant.Natives;
import dev.windrow.bench.Entrant.Threads;
import dev.windrow.kernel.Kernels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whole training steps of one layer at several sizes, ours and others', in one table. */
@Command(name = "layers", mixinStandardHelpOptions = true)
public final class Layers implements Callable<Integer> {
    static final Entrant WINDROW = Entrant.of("windrow 1", Kind.WINDROW, Threads.ONE);
    /** The same with recurrent layers in plain Java. */
    static final Entrant PLAIN = Entrant.of("windrow plain 1", Kind.WINDROW, Threads.ONE);

    static final List<Entrant> CEILING = List.of(
            Entrant.of("sgemm openblas", Kind.OPENBLAS, Threads.ONE),
            Entrant.of("sgemm onednn", Kind.ONEDNN, Threads.ONE));
    static final Entrant LIBTORCH_ONE_THREAD = Entrant.of("libtorch 1", Kind.LIBTORCH, Threads.ONE);
    static final Entrant LIBTORCH = Entrant.of("libtorch all", Kind.LIBTORCH, Threads.AS_IT_COMES);
    static final List<Entrant> STOCK_ONE_THREAD = List.of(
            Entrant.of("stock 1", Kind.STOCK, Threads.ONE),
            new Entrant("stock onednn 1", Kind.STOCK, Threads.ONE, Natives.ONEDNN_AVX2));
    static final List<Entrant> STOCK = List.of(
            Entrant.of("stock", Kind.STOCK, Threads.AS_IT_COMES),
            new Entrant("stock onednn", Kind.STOCK, Threads.AS_IT_COMES, Natives.ONEDNN_AVX2));

    @Option(names = "--rows", split = ",", description = "the rows, as in lstm256,gru64; all if absent")
    private List<String> rows = List.of();

    @Option(names = "--rounds", defaultValue = "5", description = "turns of each contender (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "1", description = "least length of a turn (${DEFAULT-VALUE})")
    private double seconds;

    @Option(names = "--output", defaultValue = "target/bench/layers.json", description = "${DEFAULT-VALUE}")
    private Path output;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Layers()).execute(arguments));
    }

    static List<Entrant> entrants() {
        List<Entrant> entrants = new ArrayList<>(CEILING);
        entrants.addAll(List.of(WINDROW, PLAIN, LIBTORCH_ONE_THREAD, LIBTORCH));
        entrants.addAll(STOCK_ONE_THREAD);
        entrants.addAll(STOCK);
        return entrants;
    }

    @Override
    public Integer call() throws IOException {
        List<Row> wanted =
                rows.isEmpty() ? Row.all() : rows.stream().map(Row::named).toList();
        List<HeatProcess> processes = new ArrayList<>();
        LayerTable table = new LayerTable(entrants());
        try {
            for (Entrant entrant : entrants()) {
                processes.add(
                        new HeatProcess(entrant, entrant.equals(PLAIN) ? Map.of(Kernels.PROPERTY, "plain") : Map.of()));
            }
            System.out.println(table.header());
            for (Row row : wanted) {
                System.out.println(table.line(row, new Rounds(rounds, seconds).race(row, processes)));
            }
        } finally {
            for (HeatProcess process : processes) {
                process.close();
            }
        }
        table.figures().write(output);
        System.out.println(output);
        return 0;
    }
}
