package dev.windrow.corpus;

import dev.windrow.config.GenerateSection;
import dev.windrow.sequence.RawRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The copy problem (Arjovsky et al. 2016, in the form of Bai et al. 2018). With n symbols out of an alphabet of a, and
 * a wait of T:
 *
 * <pre>
 * in   n symbols, 1 to a | T − 1 times 0 | n + 1 times a + 1
 * out  T + n times 0                     | the n symbols
 * </pre>
 *
 * <p>Who remembers nothing says 0 and then any symbol: a cross-entropy of n ln a / (T + 2 n) a step.
 *
 * @param text the column of the symbols
 * @param label the column of the answers
 */
record CopySequences(GenerateSection problem, String text, String label) implements MadeUp {
    /** A symbol and the space behind it. */
    private static final int CHARACTERS_A_SYMBOL = 2;

    private static final String NOTHING = "0";

    @Override
    public RawRecord sequence(long number) {
        Random random = MadeUp.random(problem.seed(), number);
        int count = problem.symbols();
        List<String> symbols = new ArrayList<>(problem.steps());
        for (int k = 0; k < count; k++) {
            symbols.add(Integer.toString(1 + random.nextInt(problem.alphabet())));
        }
        List<String> answers = new ArrayList<>(Collections.nCopies(problem.length() + count, NOTHING));
        answers.addAll(symbols);
        symbols.addAll(Collections.nCopies(problem.length() - 1, NOTHING));
        symbols.addAll(Collections.nCopies(count + 1, Integer.toString(problem.alphabet() + 1)));
        String id = "copy:" + number;
        return new RawRecord(id, "made up " + id, Map.of(text, symbols, label, answers));
    }

    @Override
    public long bytes() {
        return (long) CHARACTERS_A_SYMBOL * problem.steps();
    }

    @Override
    public long count() {
        return problem.sequences();
    }
}
