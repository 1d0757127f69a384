/**
 * Parameter averaging on Spark: which worker sees what, a round's local steps, the average, and how far a run is.
 *
 * <p>A run is a chain of {@link dev.windrow.train.RunState}s. {@link dev.windrow.train.AveragingTrainer} goes along it:
 * {@code Rounds} broadcasts a state, {@code LocalFit} takes steps on a shard's windows on each worker, an
 * {@code Aggregation} joins what comes back by {@code WeightedMean} and the {@link dev.windrow.train.outer outer step},
 * {@link dev.windrow.train.report listeners} are told, and the {@link dev.windrow.train.Keeper} is given the new state.
 */
package dev.windrow.train;
