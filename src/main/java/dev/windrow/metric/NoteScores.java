package dev.windrow.metric;

import dev.windrow.kernel.ValueLoss;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scores of a piano roll that is foreseen step by step, as Boulanger-Lewandowski, Bengio & Vincent ("Modeling Temporal
 * Dependencies in High-Dimensional Sequences", 2012) count them.
 *
 * <ul>
 *   <li>{@code nats}: −ln p of all keys of a step, whose notes are independent of each other given what came before;
 *       the mean over steps.
 *   <li>{@code noteAccuracy}: TP / (TP + FP + FN) over the notes of all steps (Bay, Ehmann & Downie 2009), of the notes
 *       that are taken to sound.
 *   <li>{@code expectedNoteAccuracy}: the same of notes drawn by their probabilities p, each count in its expectation:
 *       Σ p y / Σ (p + y − p y), where y is 1 for a note that sounds and 0 for one that does not.
 * </ul>
 */
public final class NoteScores implements Metric<NoteScores> {
    private static final long serialVersionUID = 1;

    private final ExactSum nats = new ExactSum();
    private final ExactSum expectedRight = new ExactSum();
    private final ExactSum expectedUnion = new ExactSum();
    private long right;
    private long union;
    private long steps;
    private long notes;

    /** What is said of a step's keys. */
    public interface Foreseen {
        /** The log-odds of a key to sound. */
        double logOdds(int key);

        /** Whether a key is taken to sound. */
        default boolean sounds(int key) {
            return logOdds(key) > 0;
        }
    }

    /**
     * Adds a step.
     *
     * @param roll zeros and ones, a value a key; not modified
     * @param from where the step's begin
     * @param keys how many there are
     */
    public void add(float[] roll, int from, int keys, Foreseen foreseen) {
        double loss = 0;
        double drawnRight = 0;
        double drawnUnion = 0;
        for (int key = 0; key < keys; key++) {
            boolean actual = roll[from + key] > 0;
            boolean said = foreseen.sounds(key);
            double logOdds = foreseen.logOdds(key);
            double probability = ValueLoss.probability(logOdds);
            loss += ValueLoss.logistic(actual ? 1 : 0, logOdds);
            drawnRight += actual ? probability : 0;
            drawnUnion += actual ? 1 : probability;
            right += actual && said ? 1 : 0;
            union += actual || said ? 1 : 0;
            notes += actual ? 1 : 0;
        }
        nats.add(loss);
        expectedRight.add(drawnRight);
        expectedUnion.add(drawnUnion);
        steps++;
    }

    /** Steps that were added. */
    public long steps() {
        return steps;
    }

    /** Notes that sounded at them. */
    public long notes() {
        return notes;
    }

    @Override
    public NoteScores merge(NoteScores other) {
        nats.add(other.nats);
        expectedRight.add(other.expectedRight);
        expectedUnion.add(other.expectedUnion);
        right += other.right;
        union += other.union;
        steps += other.steps;
        notes += other.notes;
        return this;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("nats", nats.mean(steps));
        values.put("noteAccuracy", Ratio.share(right, union));
        values.put("expectedNoteAccuracy", expectedRight.value() / expectedUnion.value());
        values.put("steps", steps == 0 ? Double.NaN : steps);
        values.put("notes", steps == 0 ? Double.NaN : notes);
        return values;
    }
}
