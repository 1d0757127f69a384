package dev.windrow.train;

import java.io.Serializable;
import java.util.List;

/**
 * A metric of a network on the validation windows, gathered where they lie.
 *
 * @param <S> what a partition gathers
 */
public interface Scoring<S extends Serializable> extends Sweep.Start<S>, Sweep.Gather<S> {
    /**
     * The value over all partitions; not a number where the metric has none.
     *
     * @param parts in the order of partitions; the scoring's own
     */
    double score(List<S> parts);
}
