package dev.windrow.doctor;

import java.util.List;

/**
 * What is wrong, and what to change.
 *
 * @param weight whether the job can run all the same
 * @param text a sentence or two: what was found, what is needed
 * @param settings for the command line, behind {@code --}, to be pasted as they are
 */
record Complaint(Weight weight, String text, List<String> settings) {
    /** Whether the job can run all the same. */
    enum Weight {
        /** It would fail. */
        BLOCKS,
        /** It would run, but not as well as it could. */
        ADVICE
    }

    static Complaint blocks(String text, String... settings) {
        return new Complaint(Weight.BLOCKS, text, List.of(settings));
    }

    static Complaint advice(String text, String... settings) {
        return new Complaint(Weight.ADVICE, text, List.of(settings));
    }
}
