package dev.windrow.metric;

import java.io.Serializable;
import java.util.Map;

/**
 * A state that observations are added to, that can be merged, and that numbers are computed from. For any split of the
 * observations, merging the parts' states gives the state of the whole.
 *
 * @param <M> the metric itself
 */
public interface Metric<M extends Metric<M>> extends Serializable {
    /** Adds the observations of another state to this one; the other is not modified. Returns this. */
    M merge(M other);

    /** The numbers by name, in the order they are reported; a number without observations is NaN. */
    Map<String, Double> values();
}
