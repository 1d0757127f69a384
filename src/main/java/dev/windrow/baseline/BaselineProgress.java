package dev.windrow.baseline;

/** Is told how far a baseline is, on the driver. */
@FunctionalInterface
public interface BaselineProgress {
    /** Nobody wants to know. */
    BaselineProgress SILENT = share -> {};

    /** The share of the work that is done, from 0 to 1, never less than before. */
    void done(double share);

    /** The progress of a part of the work, which takes it from one share to another. */
    default BaselineProgress part(double from, double to) {
        return share -> done(from + (to - from) * share);
    }
}
