package dev.windrow.task;

import dev.windrow.kernel.ValueLoss;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Goes on with a piece of music: of each step's keys, each sounds with the probability of its log-odds divided by the
 * temperature, whatever the others do. Each sample has random numbers of its own, which depend on the seed and its
 * number alone.
 */
public final class Improvisation {
    private final Player network;
    private final double temperature;
    private final int mostNotes;

    /** A network that hears step by step and carries its state, as the network package's learner does. */
    public interface Player {
        /** Forgets what was heard and begins with that many pieces side by side. */
        void begin(int rows);

        /**
         * Hears the next step of each piece.
         *
         * @param roll [row][key], zeros and ones; not modified
         * @return log-odds of the step that follows, [row][1][key]; may be overwritten by the next call
         */
        Predictions next(float[] roll);
    }

    /**
     * @param temperature 0 lets those keys sound that are more probable to than not
     * @param mostNotes how many keys may sound together, the most probable ones; 0 for any number
     */
    public Improvisation(Player network, double temperature, int mostNotes) {
        this.network = network;
        this.temperature = temperature;
        this.mostNotes = mostNotes;
    }

    /** A piece behind the silent step from which its first is foreseen. */
    public static Vectors behindSilence(Vectors piece) {
        return Vectors.zeros(piece.width(), 1).then(piece);
    }

    /**
     * Continues one piece several times.
     *
     * @param heard what the network hears first, at least the silent step
     * @param samples how many continuations
     * @param length steps of each
     * @param seed of the random numbers
     * @return the continuations alone
     */
    public List<Vectors> continuations(Vectors heard, int samples, int length, long seed) {
        int keys = heard.width();
        SplittableRandom[] randoms = Generator.randoms(samples, seed);
        List<Vectors> continuations = new ArrayList<>();
        for (int row = 0; row < samples; row++) {
            continuations.add(Vectors.zeros(keys, length));
        }
        network.begin(samples);
        float[] roll = new float[samples * keys];
        Predictions foreseen = null;
        for (int step = 0; step < heard.length(); step++) {
            for (int row = 0; row < samples; row++) {
                System.arraycopy(heard.values(), step * keys, roll, row * keys, keys);
            }
            foreseen = network.next(roll);
        }
        for (int step = 0; step < length; step++) {
            Arrays.fill(roll, 0);
            for (int row = 0; row < samples; row++) {
                draw(foreseen, row, roll, row * keys, randoms[row]);
                System.arraycopy(roll, row * keys, continuations.get(row).values(), step * keys, keys);
            }
            foreseen = network.next(roll);
        }
        return continuations;
    }

    /** Lets keys sound, 1 in the roll from a place on. */
    private void draw(Predictions foreseen, int row, float[] roll, int at, SplittableRandom random) {
        double least = leastLogOdds(foreseen, row);
        int room = mostNotes == 0 ? foreseen.classes() : mostNotes;
        for (int key = 0; key < foreseen.classes(); key++) {
            float logOdds = foreseen.value(row, 0, key);
            // A number for every key, so that one more or fewer leaves the others' as they are.
            double point = random.nextDouble();
            double probability =
                    temperature == 0 ? (logOdds > 0 ? 1 : 0) : ValueLoss.probability(logOdds / temperature);
            if (room > 0 && logOdds >= least && point < probability) {
                roll[at + key] = 1;
                room--;
            }
        }
    }

    /** Those of the last key that is among the most probable. */
    private double leastLogOdds(Predictions foreseen, int row) {
        if (mostNotes == 0 || mostNotes >= foreseen.classes()) {
            return Double.NEGATIVE_INFINITY;
        }
        int from = foreseen.offset(row, 0);
        float[] sorted = Arrays.copyOfRange(foreseen.values(), from, from + foreseen.classes());
        Arrays.sort(sorted);
        return sorted[sorted.length - mostNotes];
    }
}
