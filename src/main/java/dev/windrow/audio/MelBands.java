package dev.windrow.audio;

/**
 * Triangles over the powers of a spectrum, equally wide on the mel scale, m = 1127 ln(1 + f / 700) (O'Shaughnessy 1987;
 * the form of the HTK book): each rises from the middle of the band below it to its own and falls to that of the band
 * above.
 */
final class MelBands {
    private final int[] first;
    private final double[][] weights;

    /**
     * Bands from {@code lowest} to {@code highest} hertz over a spectrum whose value k is of k times {@code hertzABin}.
     *
     * @throws IllegalArgumentException if there are so many that one lies between two values of the spectrum
     */
    MelBands(int bands, double lowest, double highest, double hertzABin) {
        first = new int[bands];
        weights = new double[bands][];
        double start = mel(lowest);
        double width = (mel(highest) - start) / (bands + 1);
        for (int band = 0; band < bands; band++) {
            double low = hertz(start + band * width);
            double middle = hertz(start + (band + 1) * width);
            double high = hertz(start + (band + 2) * width);
            int from = (int) Math.floor(low / hertzABin) + 1;
            int to = (int) Math.ceil(high / hertzABin);
            if (from >= to) {
                throw new IllegalArgumentException(
                        "mel-bands = " + bands + ": band " + band + " would be narrower than " + hertzABin
                                + " Hz, which a window tells apart; must be fewer, or window-millis longer");
            }
            first[band] = from;
            weights[band] = new double[to - from];
            for (int bin = from; bin < to; bin++) {
                double at = bin * hertzABin;
                weights[band][bin - from] = at <= middle ? (at - low) / (middle - low) : (high - at) / (high - middle);
            }
        }
    }

    private static double mel(double hertz) {
        return 1127 * Math.log1p(hertz / 700);
    }

    private static double hertz(double mel) {
        return 700 * Math.expm1(mel / 1127);
    }

    /** The power in a band. */
    double power(int band, double[] spectrum) {
        double sum = 0;
        for (int k = 0; k < weights[band].length; k++) {
            sum += weights[band][k] * spectrum[first[band] + k];
        }
        return sum;
    }
}
