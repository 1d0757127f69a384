package dev.windrow.layer;

import dev.windrow.kernel.Rows;

/**
 * The shape of activations [rows, features, steps], and how long each row is.
 *
 * @param features of each step
 * @param rows sequences, and their steps
 */
public record Extent(int features, Rows rows) {
    /** Numbers of all places, padding counted. */
    long numbers() {
        return of(features);
    }

    /** Numbers of so many features at all places. */
    long of(long otherFeatures) {
        return Math.multiplyExact(rows.slots(), otherFeatures);
    }

    /** The same places with other features. */
    Extent with(int otherFeatures) {
        return new Extent(otherFeatures, rows);
    }

    /** One place a row, with other features. */
    Extent one(int otherFeatures) {
        return new Extent(otherFeatures, Rows.equal(1, rows.batch()));
    }
}
