/**
 * Parameter averaging for those who have dl4j-spark code: {@link dev.windrow.train.dl4jspark.AveragingTrainingMaster}
 * takes the place of dl4j-spark's own master.
 *
 * <p>The way of a fit: {@code DealtBatches} puts the examples of an RDD in order and deals them out, {@code RoundFit}
 * takes steps on a shard's batches on each worker, {@code Course} averages what comes back. It runs on the dl4j-spark
 * that its users have; Windrow's jar does not bring it.
 */
package dev.windrow.train.dl4jspark;
