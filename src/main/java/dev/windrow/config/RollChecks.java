package dev.windrow.config;

import dev.windrow.config.CorpusSection.Format;
import dev.windrow.config.CorpusSection.Split.Method;
import java.util.ArrayList;
import java.util.List;

/** What the keys of piano rolls demand of each other. */
final class RollChecks {
    private RollChecks() {}

    /** Sentences that begin with the key they are about. */
    static List<String> problems(CorpusSection corpus) {
        RollSection roll = corpus.roll();
        if (corpus.format() != Format.PIANO_ROLL) {
            return roll.equals(RecordBinder.defaults(RollSection.class))
                    ? List.of()
                    : List.of("corpus.roll: must be left out with corpus.format = " + RecordKey.word(corpus.format())
                            + "; it is for piano-roll");
        }
        List<String> problems = new ArrayList<>();
        if (roll.lowest() > roll.highest()) {
            problems.add("corpus.roll.lowest = " + roll.lowest() + ": must be at most corpus.roll.highest = "
                    + roll.highest() + "; try 21 and 108, the keys of a piano");
        }
        if (corpus.split().method() == Method.TAIL) {
            problems.add("corpus.split.method = tail: must be hash or column with corpus.format = piano-roll, whose"
                    + " files have no tail to be cut off");
        }
        return problems;
    }
}
