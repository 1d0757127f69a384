package dev.windrow.config;

/**
 * One thing that is wrong with a job file: where, and a sentence that names the key, its value and what would be right.
 */
public record Problem(Place place, String text) {
    @Override
    public String toString() {
        return place + ": " + text;
    }
}
