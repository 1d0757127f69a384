package dev.windrow.config;

/**
 * Where a value was written.
 *
 * @param name a file as the user named it, or an option of the command line as it was typed
 * @param line the line from 1; 0 where there is none
 */
public record Place(String name, int line) {
    /** A place without lines: a whole file, or an option of the command line. */
    static Place whole(String name) {
        return new Place(name, 0);
    }

    @Override
    public String toString() {
        return line > 0 ? name + ":" + line : name;
    }
}
