package dev.windrow.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.corpus.Keyboard;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ImprovisationTest {
    private static final int KEYS = 4;
    private static final Keyboard KEYBOARD = new Keyboard(0, KEYS - 1);
    private static final Vectors SILENCE = Vectors.zeros(KEYS, 1);

    /** Says the same of every step, and writes down what it hears. */
    private static final class Steady implements Improvisation.Player {
        private final float[] logOdds;
        private final List<float[]> heard = new ArrayList<>();
        private int rows;

        Steady(double... logOdds) {
            this.logOdds = new float[KEYS];
            for (int key = 0; key < KEYS; key++) {
                this.logOdds[key] = (float) logOdds[key];
            }
        }

        @Override
        public void begin(int count) {
            rows = count;
        }

        @Override
        public Predictions next(float[] roll) {
            heard.add(roll.clone());
            float[] all = new float[rows * KEYS];
            for (int row = 0; row < rows; row++) {
                System.arraycopy(logOdds, 0, all, row * KEYS, KEYS);
            }
            return Predictions.ofValues(rows, 1, KEYS, all);
        }
    }

    @Test
    void withoutTemperatureWhatIsMoreProbableToSoundThanNotSounds() {
        Steady network = new Steady(1, -1, 0.1, -9);
        Vectors heard = SILENCE.then(KEYBOARD.roll(List.of(new int[] {3})));
        List<Vectors> pieces = new Improvisation(network, 0, 0).continuations(heard, 2, 3, 1);
        assertThat(pieces).hasSize(2).allSatisfy(piece -> assertThat(Keyboard.text(KEYBOARD.steps(piece)))
                .isEqualTo("0,2 0,2 0,2"));
        assertThat(network.heard.get(0)).containsOnly(0);
        assertThat(network.heard.get(1)).containsExactly(0, 0, 0, 1, 0, 0, 0, 1);
        assertThat(network.heard.get(2)).containsExactly(1, 0, 1, 0, 1, 0, 1, 0);
    }

    @Test
    void aSampleDependsOnItsSeedAndNumberAlone() {
        Improvisation improvisation = new Improvisation(new Steady(0, 0, 0, 0), 1, 0);
        List<Vectors> three = improvisation.continuations(SILENCE, 3, 20, 7);
        assertThat(improvisation.continuations(SILENCE, 2, 20, 7)).isEqualTo(three.subList(0, 2));
        assertThat(three.get(0)).isNotEqualTo(three.get(1));
        assertThat(improvisation.continuations(SILENCE, 1, 20, 8).get(0)).isNotEqualTo(three.get(0));
    }

    /** Log-odds ln 3: three times of four; halved by a temperature of 2, √3 : 1. */
    @Test
    void keysSoundAsOftenAsTheTemperatureSays() {
        assertThat(share(1, 0)).isCloseTo(0.75, Offset.offset(0.01));
        assertThat(share(2, 0)).isCloseTo(Math.sqrt(3) / (1 + Math.sqrt(3)), Offset.offset(0.01));
        assertThat(share(0.5, 0)).isCloseTo(0.9, Offset.offset(0.01));
    }

    private static double share(double temperature, int key) {
        Vectors piece = new Improvisation(new Steady(Math.log(3), -3, 1, 0), temperature, 0)
                .continuations(SILENCE, 1, 20_000, 3)
                .get(0);
        double count = 0;
        for (int step = 0; step < piece.length(); step++) {
            count += piece.at(step, key);
        }
        return count / piece.length();
    }

    @Test
    void noMoreKeysSoundThanMay() {
        Steady network = new Steady(5, 9, 7, 7);
        assertThat(KEYBOARD.steps(new Improvisation(network, 0, 2)
                        .continuations(SILENCE, 1, 2, 1)
                        .get(0)))
                .containsExactly(new int[] {1, 2}, new int[] {1, 2});
        List<int[]> sampled = KEYBOARD.steps(new Improvisation(network, 9, 1)
                .continuations(SILENCE, 1, 500, 1)
                .get(0));
        assertThat(sampled).allSatisfy(notes -> assertThat(notes)
                .matches(some -> some.length == 0 || (some.length == 1 && some[0] == 1)));
        assertThat(sampled).anySatisfy(notes -> assertThat(notes).isEmpty());
    }
}
