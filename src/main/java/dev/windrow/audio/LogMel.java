package dev.windrow.audio;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Log-mel frames: the logarithm of the power in each of some bands of pitch, window by window, which is what speech
 * recognisers look at (Davis & Mermelstein 1980, without the cosine transform). A window is weighted by Hann's raised
 * cosine, and padded with zeros to twice its length or more, up to a power of two. A sound shorter than a window is one
 * frame.
 */
public final class LogMel {
    /** What silence is taken for: far below the noise of 16 bits. */
    private static final double LEAST_POWER = 1e-10;

    private final Shape shape;
    private final double[] window;
    private final int hop;
    private final int size;
    private final MelBands bands;

    /**
     * What frames are made of.
     *
     * @param windowMillis the length of a window
     * @param hopMillis from the start of a window to that of the next
     * @param bands values a frame
     * @param lowestHertz where the lowest band begins
     * @param highestHertz where the highest band ends
     */
    public record Shape(double windowMillis, double hopMillis, int bands, double lowestHertz, double highestHertz) {}

    /**
     * Frames of sounds of one rate.
     *
     * @param rate samples a second
     * @throws IllegalArgumentException if a sound of this rate has no such bands; naming the shape's value, as a key of
     *     the job file
     */
    public LogMel(Shape shape, float rate) {
        if (shape.highestHertz() > rate / 2) {
            throw new IllegalArgumentException("highest-hertz = " + shape.highestHertz() + ": must be at most "
                    + rate / 2 + ", half the " + rate + " samples a second of this sound");
        }
        this.shape = shape;
        int length = samples(shape.windowMillis(), rate);
        this.hop = samples(shape.hopMillis(), rate);
        this.size = Integer.highestOneBit(4 * length - 1);
        this.window = new double[length];
        for (int k = 0; k < length; k++) {
            window[k] = 0.5 - 0.5 * Math.cos(2 * Math.PI * k / length);
        }
        this.bands = new MelBands(shape.bands(), shape.lowestHertz(), shape.highestHertz(), (double) rate / size);
    }

    private static int samples(double millis, float rate) {
        return (int) Math.max(1, Math.round(millis * rate / 1000));
    }

    /**
     * The frames of a sound.
     *
     * @param samples at least one; not modified
     * @return [frame][band], row-major
     */
    public float[] frames(float[] samples) {
        int count = samples.length <= window.length ? 1 : 1 + (samples.length - window.length) / hop;
        float[] frames = new float[count * shape.bands()];
        for (int frame = 0; frame < count; frame++) {
            double[] spectrum = spectrum(samples, frame * hop);
            for (int band = 0; band < shape.bands(); band++) {
                double power = Math.max(LEAST_POWER, bands.power(band, spectrum));
                frames[frame * shape.bands() + band] = (float) Math.log(power);
            }
        }
        return frames;
    }

    /** The power at each frequency of the window that begins at a sample, [bin]. */
    private double[] spectrum(float[] samples, int from) {
        double[][] parts = new double[2][size];
        int length = Math.min(window.length, samples.length - from);
        for (int k = 0; k < length; k++) {
            parts[0][k] = samples[from + k] * window[k];
        }
        FastFourierTransformer.transformInPlace(parts, DftNormalization.STANDARD, TransformType.FORWARD);
        double[] powers = new double[size / 2 + 1];
        for (int k = 0; k < powers.length; k++) {
            powers[k] = parts[0][k] * parts[0][k] + parts[1][k] * parts[1][k];
        }
        return powers;
    }
}
