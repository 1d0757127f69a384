package dev.windrow.sequence;

/** What stands at the target places of a window. */
public enum Targets {
    /** The symbol that follows; the target vocabulary is the input vocabulary. */
    NEXT_SYMBOL,
    /** A label for each input symbol. */
    LABEL_EACH_SYMBOL,
    /** One label for the whole sequence. */
    LABEL,
    /** Another sequence of any length, of symbols of their own, and its end. */
    SEQUENCE;

    /** How windows with these targets line up. */
    public Alignment alignment() {
        return switch (this) {
            case NEXT_SYMBOL, LABEL_EACH_SYMBOL -> Alignment.SYNCED;
            case LABEL -> Alignment.MANY_TO_ONE;
            case SEQUENCE -> Alignment.MANY_TO_MANY;
        };
    }
}
