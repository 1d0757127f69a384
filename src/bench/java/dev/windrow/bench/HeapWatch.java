package dev.windrow.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** Looks how much heap some work holds: collects all garbage a few times a second and keeps the largest rest. */
final class HeapWatch implements AutoCloseable {
    private static final long PAUSE_MILLIS = 200;

    private final Thread thread = new Thread(this::watch, "heap-watch");
    private volatile boolean closed;
    private long peakBytes;

    HeapWatch() {
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        while (!closed) {
            memory.gc();
            peakBytes = Math.max(peakBytes, memory.getHeapMemoryUsage().getUsed());
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** The most that was in use right behind a collection; to be asked when closed. */
    double peakMegabytes() {
        return peakBytes / 1e6;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
