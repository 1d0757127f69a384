package dev.windrow.train;

import dev.windrow.wire.Code;
import java.io.Serializable;
import java.util.List;
import javax.annotation.Nullable;

/**
 * A slice of a worker's network on its way.
 *
 * @param worker whose
 * @param travel how it travels
 * @param targets places the worker had a loss at: its weight in the average; 0 if it sends nothing
 * @param iteration steps its optimizer has done
 * @param parameters {@code null} if it sends nothing
 * @param moments a code each; {@link Code#NOTHING} for one that stays with the worker
 * @param report what the worker did, in one of its slices
 */
record Payload(
        int worker,
        Travel travel,
        long targets,
        long iteration,
        @Nullable Code parameters,
        List<Code> moments,
        @Nullable WorkerReport report)
        implements Serializable {

    /** Bytes of its vectors. */
    long bytes() {
        long bytes = parameters == null ? 0 : parameters.bytes().length;
        for (Code moment : moments) {
            bytes += moment.bytes().length;
        }
        return bytes;
    }
}
