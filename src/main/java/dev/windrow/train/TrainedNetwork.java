package dev.windrow.train;

import java.io.Serializable;

/**
 * The network a run ends with: the best on the validation windows, or the last where nothing was validated.
 *
 * @param parameters flat, in the order of the network
 * @param epoch the epoch it is from, counted from 1
 * @param validationLoss nats a target place; NaN where nothing was validated
 * @param score what the run goes by, on the validation windows: the loss, or a metric that the job names
 * @param tokens symbols the run had read by then
 */
public record TrainedNetwork(float[] parameters, int epoch, double validationLoss, double score, long tokens)
        implements Serializable {}
