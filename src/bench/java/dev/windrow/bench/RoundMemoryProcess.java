package dev.windrow.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The memory of a process that trains, after few rounds and after many: heap in use behind a collection, and all that
 * is no heap, which is what the system counts for the process less its heap. To be run with a heap of one size that is
 * touched at the start. Arguments: the file of figures.
 */
final class RoundMemoryProcess {
    private static final int FEW = 10;
    private static final int MANY = 500;
    private static final int ROUNDS_OF_EPOCH = 50;

    private final double[] heap = new double[MANY + 1];
    private final double[] other = new double[MANY + 1];

    private RoundMemoryProcess() {}

    public static void main(String[] arguments) throws IOException {
        RoundMemoryProcess process = new RoundMemoryProcess();
        try (MadeTraining training = new MadeTraining()) {
            // So that no code is left to be compiled.
            training.train(ROUNDS_OF_EPOCH, MANY, (round, report) -> {});
            training.train(ROUNDS_OF_EPOCH, MANY, (round, report) -> process.look(round));
        }
        Figures figures = new Figures();
        for (int round : new int[] {FEW, MANY}) {
            figures.put("heapMb.rounds" + round, process.heap[round]);
            figures.put("nativeMb.rounds" + round, process.other[round]);
        }
        figures.put(
                "memoryGrowthMb.10to500",
                process.heap[MANY] + process.other[MANY] - process.heap[FEW] - process.other[FEW]);
        figures.write(Path.of(arguments[0]));
    }

    private void look(int round) {
        if (round == FEW || round == MANY) {
            MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
            // What the first finds to be garbage, Spark forgets in its own time, and the second collects.
            memory.gc();
            sleep();
            memory.gc();
            heap[round] = memory.getHeapMemoryUsage().getUsed() / 1e6;
            other[round] = residentMegabytes() - memory.getHeapMemoryUsage().getCommitted() / 1e6;
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double residentMegabytes() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("/proc/self/status has no VmRSS");
    }
}
