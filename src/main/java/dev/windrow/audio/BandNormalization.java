package dev.windrow.audio;

/**
 * Takes from each band of a recording what is the same in all its frames: the loudness, the room, the microphone and
 * some of the voice (mean subtraction, there of cepstra: Atal 1974, "Effectiveness of Linear Prediction Characteristics
 * of the Speech Wave for Automatic Speaker Identification and Verification").
 */
public final class BandNormalization {
    /** A band that varies less than this, in the logarithm of its power, is not blown up. */
    private static final double LEAST_DEVIATION = 1e-3;

    private BandNormalization() {}

    /**
     * Makes each band's mean over a recording 0.
     *
     * @param frames [frame][band], row-major; overwritten
     * @param bands values a frame
     */
    public static void subtractMean(float[] frames, int bands) {
        for (int band = 0; band < bands; band++) {
            double mean = mean(frames, bands, band);
            for (int at = band; at < frames.length; at += bands) {
                frames[at] = (float) (frames[at] - mean);
            }
        }
    }

    /**
     * Makes each band's mean over a recording 0, and its standard deviation 1.
     *
     * @param frames [frame][band], row-major; overwritten
     * @param bands values a frame
     */
    public static void standardize(float[] frames, int bands) {
        subtractMean(frames, bands);
        int count = frames.length / bands;
        for (int band = 0; band < bands; band++) {
            double squares = 0;
            for (int at = band; at < frames.length; at += bands) {
                squares += (double) frames[at] * frames[at];
            }
            double deviation = Math.max(LEAST_DEVIATION, Math.sqrt(squares / count));
            for (int at = band; at < frames.length; at += bands) {
                frames[at] = (float) (frames[at] / deviation);
            }
        }
    }

    private static double mean(float[] frames, int bands, int band) {
        double sum = 0;
        for (int at = band; at < frames.length; at += bands) {
            sum += frames[at];
        }
        return sum * bands / frames.length;
    }
}
