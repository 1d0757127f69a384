/**
 * Numeric cores: one layer of a recurrent network in one direction, forward and backward, on native memory; losses and
 * update rules on arrays.
 *
 * <p>The way of the numbers: a {@link dev.windrow.kernel.CellShape} says which {@link dev.windrow.kernel.Cell} and how
 * wide; {@link dev.windrow.kernel.Kernels} opens a {@link dev.windrow.kernel.RecurrentKernel} for it; the kernel reads
 * and writes {@link dev.windrow.kernel.Block}s that its caller owns. There are three kernels: oneDNN's recurrent
 * primitives in float32; plain Java in float32, vectorised by the JIT, which runs everywhere and takes every cell; and
 * plain Java in double arithmetic, the reference that the others are tested against.
 *
 * <p>Sequences are time-major, {@code [time][batch][features]} with features innermost, because a step of the
 * recurrence then reads and writes one contiguous piece. Losses over whole sequences work in double on
 * {@code [row][step][class]}: {@link dev.windrow.kernel.LinearChainCrf}, {@link dev.windrow.kernel.Ctc}. Nothing here
 * knows Deeplearning4j or Spark.
 */
package dev.windrow.kernel;
