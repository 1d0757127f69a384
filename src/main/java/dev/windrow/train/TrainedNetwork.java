package dev.windrow.train;

import java.io.Serializable;

/**
 * The network a run ends with: the best by validation loss, or the last where nothing was validated.
 *
 * @param parameters flat, in the order of the network
 * @param epoch the epoch it is from, counted from 1
 * @param validationLoss nats a target place; NaN where nothing was validated
 * @param tokens symbols the run had read by then
 */
public record TrainedNetwork(float[] parameters, int epoch, double validationLoss, long tokens)
        implements Serializable {}
