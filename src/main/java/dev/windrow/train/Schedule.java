package dev.windrow.train;

import dev.windrow.config.OptimizerSection;
import java.io.Serializable;

/**
 * The learning rate over a run: rises in a line over the warm-up, then stays, or falls to nothing in a line or as half
 * a cosine (Loshchilov & Hutter 2017, "SGDR", without restarts), or falls by a factor every few epochs. Where it falls
 * on a plateau it stays here, and what it has fallen by is part of the run's {@link Progress}.
 *
 * @param shape how the rate falls
 * @param highest the rate after the warm-up
 * @param warmUp share of the run in which it rises
 * @param decayFactor of each fall
 * @param decayEpochs epochs from one fall to the next
 */
record Schedule(OptimizerSection.Schedule shape, double highest, double warmUp, double decayFactor, int decayEpochs)
        implements Serializable {

    /**
     * The schedule a job file asks for. Averaging over N workers takes out noise, so that the rate may grow: with √N
     * for adaptive optimizers (Malladi et al. 2022, "On the SDEs and Scaling Rules for Adaptive Gradient Algorithms"),
     * with N for gradient descent (Goyal et al. 2017, "Accurate, Large Minibatch SGD").
     */
    static Schedule of(OptimizerSection optimizer, int workers) {
        double highest =
                switch (optimizer.scale()) {
                    case NONE -> optimizer.rate();
                    case SQRT -> optimizer.rate() * Math.sqrt(workers);
                    case LINEAR -> optimizer.rate() * workers;
                };
        return new Schedule(
                optimizer.schedule(), highest, optimizer.warmUp(), optimizer.decayFactor(), optimizer.decayEpochs());
    }

    /**
     * The rate of a step.
     *
     * @param done share of the run that lies behind this step, from 0 to 1
     * @param epoch the step's, from 0
     */
    double rate(double done, int epoch) {
        if (done < warmUp) {
            return highest * done / warmUp;
        }
        double falling = Math.min(1, (done - warmUp) / Math.max(1 - warmUp, Double.MIN_NORMAL));
        int decays = epoch / decayEpochs;
        return switch (shape) {
            case CONSTANT, PLATEAU -> highest;
            case LINEAR -> highest * (1 - falling);
            case COSINE -> highest * (1 + Math.cos(Math.PI * falling)) / 2;
            case STEP -> highest * Math.pow(decayFactor, decays);
        };
    }
}
