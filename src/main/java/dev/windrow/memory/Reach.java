package dev.windrow.memory;

import java.util.List;

/**
 * How far back one network reaches.
 *
 * @param name what it is called beside others
 * @param loss ‖∂loss_t / ∂x_{t−k}‖
 * @param states ‖∂s_t / ∂s_{t−k}‖ of each recurrent layer, the lowest first; see {@link StateReach}
 */
public record Reach(String name, ByLag loss, List<ByLag> states) {
    /** The longest lag there is, and one. */
    public int lags() {
        return loss.lags();
    }
}
