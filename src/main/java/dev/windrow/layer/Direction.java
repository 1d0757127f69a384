package dev.windrow.layer;

/** In which order a layer reads its sequences. */
public enum Direction {
    /** First step to last; the only one that can carry state from window to window. */
    FORWARD,
    /** Both ways at once, each row over its own length. */
    BIDIRECTIONAL;

    /** Sets of weights a layer has. */
    int weightSets() {
        return switch (this) {
            case FORWARD -> 1;
            case BIDIRECTIONAL -> 2;
        };
    }
}
