package dev.windrow.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The time of a round on a corpus and on one twenty times as large, in turns. Arguments: turns, the file of figures.
 */
final class CorpusSizesProcess {
    private static final int ROUNDS_OF_EPOCH = 100;
    private static final int LARGER = 20;
    private static final int ROUNDS = 80;
    /** Rounds in which windows are dealt and code is compiled. */
    private static final int FIRST_ROUNDS = 20;

    private CorpusSizesProcess() {}

    public static void main(String[] arguments) throws IOException {
        int turns = Integer.parseInt(arguments[0]);
        double[] small = new double[turns];
        double[] large = new double[turns];
        try (MadeTraining training = new MadeTraining()) {
            median(training, ROUNDS_OF_EPOCH);
            for (int turn = 0; turn < turns; turn++) {
                small[turn] = median(training, ROUNDS_OF_EPOCH);
                large[turn] = median(training, ROUNDS_OF_EPOCH * LARGER);
            }
        }
        Arrays.sort(small);
        Arrays.sort(large);
        Figures figures = new Figures();
        figures.put("roundTime1xCorpus.ms", 1000 * small[turns / 2]);
        figures.put("roundTime20xCorpus.ms", 1000 * large[turns / 2]);
        figures.put("roundTime20xCorpus", large[turns / 2] / small[turns / 2]);
        figures.write(Path.of(arguments[1]));
    }

    private static double median(MadeTraining training, int roundsOfEpoch) {
        RoundTimes times = new RoundTimes();
        training.train(roundsOfEpoch, ROUNDS, (round, report) -> times.round(report));
        return times.median(FIRST_ROUNDS);
    }
}
