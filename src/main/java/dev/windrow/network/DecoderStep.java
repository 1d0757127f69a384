package dev.windrow.network;

/**
 * Where hypotheses stand after a symbol each.
 *
 * @param memories what the decoder remembers of each
 * @param predictions what follows each, [hypothesis][1][class]; their array is used again by the next prediction
 */
public record DecoderStep(float[][] memories, Predictions predictions) {}
