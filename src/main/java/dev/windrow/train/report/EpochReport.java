package dev.windrow.train.report;

/**
 * How a run stands after an epoch.
 *
 * @param epoch counted from 1
 * @param epochs of the whole run
 * @param loss nats a target place over the epoch's rounds, while learning
 * @param validationLoss nats a target place; NaN where nothing was validated
 * @param best whether no epoch before was better
 * @param seconds since the run began
 */
public record EpochReport(int epoch, int epochs, double loss, double validationLoss, boolean best, double seconds) {}
