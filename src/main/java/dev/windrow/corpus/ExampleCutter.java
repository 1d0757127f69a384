package dev.windrow.corpus;

import dev.windrow.sequence.Example;
import dev.windrow.sequence.Window;
import java.util.function.Consumer;

/** Turns the examples of a slice into windows. */
interface ExampleCutter {
    /** Takes the next example, and gives the windows that are full by it. */
    void cut(Example example, Consumer<Window> sink);

    /** Gives what is left at the slice's end, after which another slice may begin. */
    void end(Consumer<Window> sink);
}
