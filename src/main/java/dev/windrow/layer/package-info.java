/**
 * Deeplearning4j layers and vertices on our kernels.
 *
 * <p>Between two of them activations [rows, features, steps] lie time-major in memory, [step][row][feature], so that a
 * place's features stand together and one matrix product serves all places; see {@link dev.windrow.layer.Places}.
 * Layers of others may use any strides: they are copied once at the border.
 */
package dev.windrow.layer;
