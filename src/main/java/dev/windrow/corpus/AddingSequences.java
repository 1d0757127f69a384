package dev.windrow.corpus;

import dev.windrow.config.GenerateSection;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Vectors;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The adding problem (Hochreiter & Schmidhuber 1997, in the form of Bai et al. 2018): a step has a number, uniform from
 * 0 to 1, and a mark, 1 at two places and 0 elsewhere; the answer is the sum of the two marked numbers. Who always
 * answers 1 has a mean squared error of 1/6.
 *
 * @param label the column of the answer
 */
record AddingSequences(GenerateSection problem, String label) implements MadeUp {
    /** What a number takes in a file, about. */
    private static final int CHARACTERS_A_VALUE = 8;

    @Override
    public RawRecord sequence(long number) {
        Random random = MadeUp.random(problem.seed(), number);
        Vectors steps = Vectors.zeros(GenerateSection.CHANNELS, problem.length());
        for (int step = 0; step < problem.length(); step++) {
            steps.values()[step * GenerateSection.CHANNELS] = random.nextFloat();
        }
        int first = random.nextInt(problem.length());
        int second = (first + 1 + random.nextInt(problem.length() - 1)) % problem.length();
        steps.values()[first * GenerateSection.CHANNELS + 1] = 1;
        steps.values()[second * GenerateSection.CHANNELS + 1] = 1;
        double sum = (double) steps.at(first, 0) + steps.at(second, 0);
        String id = "adding:" + number;
        return new RawRecord(id, "made up " + id, Map.of(label, List.of(Double.toString(sum))), steps);
    }

    @Override
    public long bytes() {
        return (long) CHARACTERS_A_VALUE * GenerateSection.CHANNELS * problem.length();
    }

    @Override
    public long count() {
        return problem.sequences();
    }
}
