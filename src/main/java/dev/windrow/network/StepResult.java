package dev.windrow.network;

/**
 * What one training step saw.
 *
 * @param lossSum the loss before the step in nats, summed over targets
 * @param targets places with a target; with none the step changed nothing
 * @param gradientNorm the norm of the gradient of the mean loss of a target, before clipping
 */
public record StepResult(double lossSum, int targets, double gradientNorm) {}
