package dev.windrow.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BandNormalizationTest {
    /** Three frames of two bands. */
    private final float[] frames = {1, -10, 2, -20, 6, -30};

    @Test
    void eachBandLosesItsOwnMean() {
        BandNormalization.subtractMean(frames, 2);
        assertThat(frames).containsExactly(-2, 10, -1, 0, 3, -10);
    }

    @Test
    void eachBandIsDividedByItsOwnDeviation() {
        BandNormalization.standardize(frames, 2);
        float first = (float) Math.sqrt(14.0 / 3);
        float second = (float) Math.sqrt(200.0 / 3);
        assertThat(frames).containsExactly(-2 / first, 10 / second, -1 / first, 0, 3 / first, -10 / second);
    }

    @Test
    void loudnessNoLongerTells() {
        float[] louder = frames.clone();
        for (int k = 0; k < louder.length; k++) {
            louder[k] += 3;
        }
        BandNormalization.subtractMean(frames, 2);
        BandNormalization.subtractMean(louder, 2);
        assertThat(louder).isEqualTo(frames);
    }

    @Test
    void silenceAndASingleFrameBecomeZeros() {
        float[] silence = {-23, -23, -23, -23};
        BandNormalization.standardize(silence, 1);
        assertThat(silence).containsOnly(0);
        float[] single = {1, 2, 3};
        BandNormalization.standardize(single, 3);
        assertThat(single).containsOnly(0);
    }
}
