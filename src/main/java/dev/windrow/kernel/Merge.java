package dev.windrow.kernel;

/** How the outputs of the two directions become one. */
public enum Merge {
    /** The forward direction's units, then the backward direction's: twice the units. */
    CONCATENATE,
    /** Unit by unit. */
    SUM,
    /** Half the sum. */
    AVERAGE;

    /** Features of the merged output. */
    public int width(int units) {
        return this == CONCATENATE ? 2 * units : units;
    }
}
