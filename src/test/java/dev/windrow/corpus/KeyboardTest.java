package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.sequence.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyboardTest {
    private static final Keyboard OCTAVE = new Keyboard(60, 72);

    @Test
    void stepsBecomeZerosAndOnesAndComeBack() {
        List<int[]> steps = List.of(new int[] {72, 60}, new int[0], new int[] {61});
        Vectors roll = OCTAVE.roll(steps);
        assertThat(roll.length()).isEqualTo(3);
        assertThat(roll.width()).isEqualTo(13);
        assertThat(roll.at(0, 0)).isEqualTo(1);
        assertThat(roll.at(0, 1)).isZero();
        assertThat(OCTAVE.steps(roll)).containsExactly(new int[] {60, 72}, new int[0], new int[] {61});
    }

    @Test
    void aNoteOutsideOfTheKeysIsNamed() {
        assertThatThrownBy(() -> OCTAVE.roll(List.of(new int[0], new int[] {59})))
                .hasMessage("has the note 59 at step 2: must be from 60 to 72, as corpus.roll says");
        assertThatThrownBy(() -> OCTAVE.roll(List.of(new int[] {73}))).hasMessageContaining("note 73 at step 1");
    }

    @Test
    void textNamesNotesAndSilence() {
        List<int[]> steps = Keyboard.parse(" 48,64  - 7 ");
        assertThat(steps).containsExactly(new int[] {48, 64}, new int[0], new int[] {7});
        assertThat(Keyboard.text(steps)).isEqualTo("48,64 - 7");
        assertThat(Keyboard.parse(" ")).isEmpty();
        for (String wrong : List.of("48,", "C4", "60;64", "1000", "60--")) {
            assertThatThrownBy(() -> Keyboard.parse("48 " + wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("has the step '" + wrong + "': must be notes as MIDI numbers them");
        }
    }
}
