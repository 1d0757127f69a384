package dev.windrow.config;

import dev.windrow.config.CorpusSection.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What the keys of sound demand of each other. */
final class SoundChecks {
    private static final String KEY = "corpus.sound.";

    private final List<String> problems = new ArrayList<>();

    private SoundChecks() {}

    /** Sentences that begin with the key they are about. */
    static List<String> problems(CorpusSection corpus) {
        SoundChecks checks = new SoundChecks();
        SoundSection sound = corpus.sound();
        if (corpus.format() == Format.WAV) {
            checks.bands(sound);
            checks.pattern(sound.transcriptPattern());
            checks.tail(corpus);
        } else if (!sound.equals(RecordBinder.defaults(SoundSection.class))) {
            checks.problems.add("corpus.sound: must be left out with corpus.format = " + RecordKey.word(corpus.format())
                    + "; it is for wav");
        }
        return checks.problems;
    }

    private void refuse(String key, Object value, String demand) {
        problems.add(KEY + key + " = " + value + ": " + demand);
    }

    private void bands(SoundSection sound) {
        if (sound.lowestHertz() >= sound.highestHertz()) {
            refuse(
                    "lowest-hertz",
                    Numbers.shown(sound.lowestHertz()),
                    "must be below corpus.sound.highest-hertz = " + Numbers.shown(sound.highestHertz()) + "; try 20");
        }
        if (sound.hopMillis() > sound.windowMillis()) {
            refuse(
                    "hop-millis",
                    Numbers.shown(sound.hopMillis()),
                    "must be at most corpus.sound.window-millis = " + Numbers.shown(sound.windowMillis())
                            + ", or sound between two windows is not heard; try 10 and 25");
        }
    }

    private void pattern(String pattern) {
        if (pattern.isEmpty()) {
            return;
        }
        try {
            if (Pattern.compile(pattern).matcher("").groupCount() == 0) {
                refuse(
                        "transcript-pattern",
                        "'" + pattern + "'",
                        "must have a group, which takes the transcript out of the file's name; try '^([^_]+)_'");
            }
        } catch (PatternSyntaxException e) {
            refuse(
                    "transcript-pattern",
                    "'" + pattern + "'",
                    "must be a regular expression: " + e.getDescription() + " at character " + (e.getIndex() + 1));
        }
    }

    private void tail(CorpusSection corpus) {
        boolean cut = (corpus.valid().isEmpty() && corpus.split().valid() > 0)
                || (corpus.test().isEmpty() && corpus.split().test() > 0);
        if (cut && corpus.split().method() == CorpusSection.Split.Method.TAIL) {
            problems.add("corpus.split.method = tail: must be hash with corpus.format = wav, where a file is one"
                    + " recording and has no tail to be cut off");
        }
    }
}
