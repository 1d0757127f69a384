package dev.windrow.corpus;

import dev.windrow.config.RollSection;
import dev.windrow.sequence.Vectors;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The keys that a piano roll has room for: between notes as MIDI numbers them and vectors of zeros and ones, a value a
 * key, 1 where it sounds.
 */
public record Keyboard(int lowest, int highest) implements Serializable {
    private static final String BETWEEN_NOTES = ",";
    private static final String SILENCE = "-";

    /** The keys that a job names. */
    public static Keyboard of(RollSection roll) {
        return new Keyboard(roll.lowest(), roll.highest());
    }

    /** Values a step. */
    public int keys() {
        return highest - lowest + 1;
    }

    /**
     * The vectors of some steps.
     *
     * @param steps the notes of each, in any order
     * @throws IllegalArgumentException naming the step, from 1, the note and the range if one is outside
     */
    public Vectors roll(List<int[]> steps) {
        Vectors roll = Vectors.zeros(keys(), steps.size());
        for (int step = 0; step < steps.size(); step++) {
            for (int note : steps.get(step)) {
                if (note < lowest || note > highest) {
                    throw new IllegalArgumentException("has the note " + note + " at step " + (step + 1)
                            + ": must be from " + lowest + " to " + highest + ", as corpus.roll says");
                }
                roll.values()[step * keys() + note - lowest] = 1;
            }
        }
        return roll;
    }

    /** The notes of each step, rising. */
    public List<int[]> steps(Vectors roll) {
        List<int[]> steps = new ArrayList<>(roll.length());
        for (int step = 0; step < roll.length(); step++) {
            int[] notes = new int[keys()];
            int count = 0;
            for (int key = 0; key < keys(); key++) {
                if (roll.at(step, key) > 0) {
                    notes[count++] = lowest + key;
                }
            }
            steps.add(Arrays.copyOf(notes, count));
        }
        return steps;
    }

    /**
     * The notes that a text names, such as {@code 48,64,67,72 - 55,62}: steps between spaces, notes between commas, - a
     * silent step.
     *
     * @throws IllegalArgumentException saying what would be right if it is something else
     */
    public static List<int[]> parse(String text) {
        List<int[]> steps = new ArrayList<>();
        for (String step : text.isBlank() ? new String[0] : text.strip().split("\\s+")) {
            if (step.equals(SILENCE)) {
                steps.add(new int[0]);
            } else if (step.matches("\\d{1,3}(,\\d{1,3})*")) {
                steps.add(Arrays.stream(step.split(BETWEEN_NOTES))
                        .mapToInt(Integer::parseInt)
                        .toArray());
            } else {
                throw new IllegalArgumentException("has the step '" + step + "': must be notes as MIDI numbers them,"
                        + " with commas between them and spaces between steps, such as 48,64,67,72 50,65,69,74; - is a"
                        + " silent step");
            }
        }
        return steps;
    }

    /** What {@link #parse} reads. */
    public static String text(List<int[]> steps) {
        List<String> texts = new ArrayList<>(steps.size());
        for (int[] notes : steps) {
            StringBuilder text = new StringBuilder(notes.length == 0 ? SILENCE : "");
            for (int note : notes) {
                text.append(text.isEmpty() ? "" : BETWEEN_NOTES).append(note);
            }
            texts.add(text.toString());
        }
        return String.join(" ", texts);
    }
}
