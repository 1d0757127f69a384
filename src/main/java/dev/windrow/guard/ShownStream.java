package dev.windrow.guard;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints text as a terminal may be shown it; see {@link Characters}. */
public final class ShownStream extends PrintStream {
    private ShownStream(PrintStream out) {
        super(out, true, StandardCharsets.UTF_8);
    }

    /** Standard output as it is now. */
    public static PrintStream out() {
        return new ShownStream(System.out);
    }

    /** Standard error as it is now. */
    public static PrintStream err() {
        return new ShownStream(System.err);
    }

    /** What {@code println}, {@code printf} and {@code append} come to as well. */
    @Override
    public void print(String text) {
        super.print(Characters.shown(String.valueOf(text)));
    }
}
