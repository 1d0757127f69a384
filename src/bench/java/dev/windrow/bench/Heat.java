package dev.windrow.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The inside of a contender's process. Reads one command a line: {@code open ROW} builds and warms up, {@code measure
 * SECONDS} runs steps for at least so long, {@code peak} runs one and watches the heap, {@code close} frees. Answers
 * one line each, behind a mark that tells it from what the libraries print.
 */
public final class Heat {
    static final String MARK = "#heat ";
    static final String ABSENT = "absent";

    private static final int WARM_STEPS = 20;
    private static final double WARM_SECONDS = 2;

    private final Kind kind;
    private Optional<Contender> contender = Optional.empty();

    private Heat(Kind kind) {
        this.kind = kind;
    }

    public static void main(String[] arguments) throws IOException {
        Heat heat = new Heat(Kind.valueOf(arguments[0]));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(MARK + heat.answer(line.split(" ")));
        }
        // Libraries leave threads behind that would keep the process.
        System.exit(0);
    }

    private String answer(String[] command) {
        return switch (command[0]) {
            case "open" -> open(Row.named(command[1]));
            case "measure" -> Double.toString(contender.orElseThrow().measure(Double.parseDouble(command[1])));
            case "peak" -> Double.toString(peak());
            case "close" -> close();
            default -> throw new IllegalArgumentException(command[0] + ": open, measure, peak or close");
        };
    }

    private String open(Row row) {
        contender = kind.open(row);
        return contender.isPresent() ? Double.toString(warmUp(contender.orElseThrow())) : ABSENT;
    }

    /** Until the code is compiled; gives the loss at the end, which must have fallen. */
    private static double warmUp(Contender contender) {
        double first = contender.step();
        double last = first;
        long start = System.nanoTime();
        for (int steps = 1; steps < WARM_STEPS && seconds(start) < WARM_SECONDS; steps++) {
            last = contender.step();
        }
        // Not "last >= first": neither is a number where nothing is learnt.
        if (last > first) {
            throw new IllegalStateException("loss rose from %s to %s nats: not training".formatted(first, last));
        }
        return last;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Megabytes of heap in use during a step, at most. */
    private double peak() {
        HeapWatch heap = new HeapWatch();
        try (heap) {
            contender.orElseThrow().step();
        }
        return heap.peakMegabytes();
    }

    private String close() {
        contender.ifPresent(Contender::close);
        contender = Optional.empty();
        return "closed";
    }
}
