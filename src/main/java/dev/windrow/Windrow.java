package dev.windrow;

/** The entry point of the jar. */
public final class Windrow {
    private Windrow() {}

    public static void main(String[] arguments) {
        System.out.println(String.join(" ", arguments));
    }
}
