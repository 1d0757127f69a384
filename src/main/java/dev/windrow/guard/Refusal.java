package dev.windrow.guard;

import dev.windrow.config.JobFileException;
import dev.windrow.config.Place;
import dev.windrow.config.Problem;
import java.util.List;

/** How a command is refused before it has done anything. */
final class Refusal {
    private Refusal() {}

    /** @param where the key or option it is about, with its value */
    static JobFileException of(String where, String text) {
        return new JobFileException(List.of(new Problem(new Place(where, 0), text)));
    }
}
