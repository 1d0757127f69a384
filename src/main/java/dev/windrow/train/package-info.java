/**
 * Parameter averaging on Spark: which worker sees what, a round's local steps, the average, and how a run is told.
 *
 * <p>The way of a round: {@link dev.windrow.train.AveragingTrainer} broadcasts a state, {@code LocalFit} takes steps on
 * a shard's windows on each worker, {@code WeightedMean} joins what comes back, and listeners are told.
 */
package dev.windrow.train;
