package dev.windrow.corpus;

import dev.windrow.sequence.Example;
import dev.windrow.sequence.Window;
import java.util.function.Consumer;

/** Turns the examples of a slice into windows. */
interface ExampleCutter {
    /** Takes an example that stands before the slice's beginning, of those that {@link Recipe#lead} asks for. */
    default void lead(Example example) {
        // Examples that are for themselves need none before them.
    }

    /** Takes the next example, and gives the windows that are full by it. */
    void cut(Example example, Consumer<Window> sink);

    /** Gives what is left at the slice's end, after which another slice may begin. */
    void end(Consumer<Window> sink);
}
