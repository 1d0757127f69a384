package dev.windrow.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A metric over all steps ahead, and the same for each step: {@code mae}, then {@code mae+1} of the next value,
 * {@code mae+2} of the one behind it.
 *
 * @param <M> the metric
 */
public final class ByHorizon<M extends Metric<M>> implements Metric<ByHorizon<M>> {
    private static final long serialVersionUID = 1;

    private final M all;
    private final List<M> steps = new ArrayList<>();

    /**
     * Nothing observed yet.
     *
     * @param horizon steps ahead, at least 1
     * @param empty makes one without observations
     */
    public ByHorizon(int horizon, Supplier<M> empty) {
        all = empty.get();
        for (int step = 0; step < horizon; step++) {
            steps.add(empty.get());
        }
    }

    /** How something is observed. */
    @FunctionalInterface
    public interface Observation<M> {
        /** Adds it to a metric. */
        void to(M metric);
    }

    /**
     * Adds an observation.
     *
     * @param step ahead, from 0
     */
    public void add(int step, Observation<M> observation) {
        observation.to(all);
        observation.to(steps.get(step));
    }

    @Override
    public ByHorizon<M> merge(ByHorizon<M> other) {
        all.merge(other.all);
        for (int step = 0; step < steps.size(); step++) {
            steps.get(step).merge(other.steps.get(step));
        }
        return this;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>(all.values());
        for (int step = 0; step < steps.size(); step++) {
            String ahead = "+" + (step + 1);
            steps.get(step).values().forEach((name, value) -> values.put(name + ahead, value));
        }
        return values;
    }
}
