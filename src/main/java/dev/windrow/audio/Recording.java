package dev.windrow.audio;

/**
 * A sound of one channel. The array is not copied and not to be modified.
 *
 * @param rate samples a second
 * @param samples from -1 to 1
 */
public record Recording(float rate, float[] samples) {
    /** Its length. */
    public double seconds() {
        return samples.length / rate;
    }
}
