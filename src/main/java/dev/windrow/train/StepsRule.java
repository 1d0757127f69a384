package dev.windrow.train;

import dev.windrow.config.AveragingSection;

/**
 * How many local steps a round has.
 *
 * <ul>
 *   <li>Constant: H₀.
 *   <li>Warm-up: 1, 2, 3 and 4 steps, each for a quarter of the first 5% of the run, and then H₀ (Lin et al. 2020,
 *       "Don't Use Large Mini-Batches, Use Local SGD", section 4: averaging often while the network changes fast).
 *   <li>Quadratic: max(H₀, ⌊(α / η)²⌋) at the learning rate η (Gu et al. 2024, "A Quadratic Synchronization Rule for
 *       Distributed Deep Learning", equation 2); while the rate warms up, with the rate it warms up to.
 * </ul>
 *
 * @param rule which of them, {@code auto} no longer
 * @param usual H₀
 * @param growth α, a learning rate
 * @param schedule the learning rate's
 */
record StepsRule(AveragingSection.Steps rule, int usual, double growth, Schedule schedule) {
    private static final double WARM_UP = 0.05;
    private static final int WARM_UP_STEPS = 4;

    /** The rule of a run; where the job file leaves α open, rounds begin to grow as soon as the rate falls. */
    static StepsRule of(TrainingSpec spec) {
        int usual = spec.training().stepsPerRound();
        Schedule schedule = spec.schedule();
        AveragingSection averaging = spec.training().averaging();
        double growth = averaging.growth().or(() -> schedule.highest() * Math.sqrt(usual));
        return new StepsRule(chosen(averaging.steps(), spec.workers()), usual, growth, schedule);
    }

    private static AveragingSection.Steps chosen(AveragingSection.Steps rule, int workers) {
        if (rule != AveragingSection.Steps.AUTO) {
            return rule;
        }
        return workers < AveragingSection.MANY_WORKERS
                ? AveragingSection.Steps.CONSTANT
                : AveragingSection.Steps.WARM_UP;
    }

    /** Steps of the round a pace is of. */
    int steps(Pace pace) {
        return switch (rule) {
            case CONSTANT -> usual;
            case WARM_UP -> warmUp(pace.done(0));
            case QUADRATIC -> quadratic(pace);
            case AUTO -> throw new IllegalStateException("auto is chosen before");
        };
    }

    private int warmUp(double done) {
        return done < WARM_UP ? Math.min(usual, 1 + (int) (WARM_UP_STEPS * done / WARM_UP)) : usual;
    }

    private int quadratic(Pace pace) {
        boolean warming = pace.done(0) < schedule.warmUp();
        double rate = warming ? schedule.highest() * pace.at().rateScale() : pace.rate(0);
        double ratio = growth / rate;
        return Math.max(usual, (int) Math.floor(ratio * ratio));
    }
}
