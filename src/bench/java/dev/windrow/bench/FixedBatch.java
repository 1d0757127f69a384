package dev.windrow.bench;

import java.util.Random;

/** The one batch all contenders learn: random symbols, and as targets the symbols that follow. Ids from 0. */
final class FixedBatch {
    private static final int[][] SYMBOLS = draw();

    private FixedBatch() {}

    private static int[][] draw() {
        Random random = new Random(1);
        int[][] symbols = new int[Row.BATCH][Row.STEPS + 1];
        for (int[] sequence : symbols) {
            for (int step = 0; step < sequence.length; step++) {
                sequence[step] = random.nextInt(Row.SYMBOLS);
            }
        }
        return symbols;
    }

    static int input(int sequence, int step) {
        return SYMBOLS[sequence][step];
    }

    static int target(int sequence, int step) {
        return SYMBOLS[sequence][step + 1];
    }
}
