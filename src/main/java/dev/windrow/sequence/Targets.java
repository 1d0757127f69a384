package dev.windrow.sequence;

/** What stands at the target places of a window. */
public enum Targets {
    /** The symbol that follows; the target vocabulary is the input vocabulary. */
    NEXT_SYMBOL,
    /** A label for each input symbol or vector. */
    LABEL_EACH_SYMBOL,
    /** One label for the whole sequence. */
    LABEL,
    /** One label for one vector. */
    LABEL_OF_VECTOR,
    /** One vector for the whole sequence: the values that follow. */
    VALUES,
    /** Any number of labels for each place of the input, as a vector of zeros and ones. */
    MANY_HOT;

    /** How windows with these targets line up. */
    public Alignment alignment() {
        return switch (this) {
            case NEXT_SYMBOL, LABEL_EACH_SYMBOL, MANY_HOT -> Alignment.SYNCED;
            case LABEL, VALUES -> Alignment.MANY_TO_ONE;
            case LABEL_OF_VECTOR -> Alignment.ONE_TO_ONE;
        };
    }

    /** Whether targets are vectors, which have no vocabulary. */
    public boolean areVectors() {
        return switch (this) {
            case NEXT_SYMBOL, LABEL_EACH_SYMBOL, LABEL, LABEL_OF_VECTOR -> false;
            case VALUES, MANY_HOT -> true;
        };
    }
}
