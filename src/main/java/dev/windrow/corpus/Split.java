package dev.windrow.corpus;

import java.util.Locale;

/** What a record is used for. */
public enum Split {
    TRAIN,
    VALID,
    TEST;

    /** The name in folders and messages: {@code train}, {@code valid}, {@code test}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
