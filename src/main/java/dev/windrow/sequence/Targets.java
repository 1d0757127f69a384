package dev.windrow.sequence;

/** What stands at the target places of a window. */
public enum Targets {
    /** The symbol that follows; the target vocabulary is the input vocabulary. */
    NEXT_SYMBOL,
    /** A label for each input symbol. */
    LABEL_EACH_SYMBOL,
    /** One label for the whole sequence. */
    LABEL;

    /** How windows with these targets line up. */
    public Alignment alignment() {
        return this == LABEL ? Alignment.MANY_TO_ONE : Alignment.SYNCED;
    }
}
