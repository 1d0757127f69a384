package dev.windrow.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LogMelTest {
    private static final LogMel.Shape FIVE = new LogMel.Shape(25, 10, 5, 100, 4000);

    /**
     * Computed with NumPy: {@code np.log(bands @ np.abs(np.fft.rfft(x[s:s+200] * hann, 512))**2)}, the bands being
     * {@code min((f - p[i]) / (p[i+1] - p[i]), (p[i+2] - f) / (p[i+2] - p[i+1]))} clipped at 0, for p equally spaced in
     * {@code 1127 * log1p(p / 700)} from 100 to 4000.
     */
    private static final double[][] NUMPY = {
        {6.31601, 6.03347, 6.39611, 6.56018, 7.35708},
        {5.90891, 6.39166, 6.4701, 6.49816, 6.83498},
        {5.98284, 6.18243, 6.395, 6.61671, 7.17116}
    };

    @Test
    void agreesWithNumPy() {
        float[] samples = new float[360];
        for (int k = 0; k < samples.length; k++) {
            samples[k] = (k * k * 37 % 201 - 100) / 128f;
        }
        float[] frames = new LogMel(FIVE, 8000).frames(samples);
        assertThat(frames).hasSize(3 * 5);
        for (int k = 0; k < frames.length; k++) {
            assertThat((double) frames[k]).isCloseTo(NUMPY[k / 5][k % 5], Offset.offset(2e-5));
        }
    }

    @Test
    void aToneIsLoudestInItsBand() {
        LogMel mel = new LogMel(new LogMel.Shape(32, 16, 8, 50, 4000), 16000);
        int last = -1;
        for (double hertz : new double[] {200, 700, 1400, 3000}) {
            float[] samples = new float[512];
            for (int k = 0; k < samples.length; k++) {
                samples[k] = (float) Math.sin(2 * Math.PI * hertz * k / 16000);
            }
            float[] frame = mel.frames(samples);
            assertThat(frame).hasSize(8);
            int loudest = 0;
            for (int band = 1; band < 8; band++) {
                loudest = frame[band] > frame[loudest] ? band : loudest;
            }
            assertThat(loudest).isGreaterThan(last);
            last = loudest;
        }
    }

    @Test
    void silenceIsFiniteAndASoundShorterThanAWindowIsOneFrame() {
        assertThat(new LogMel(FIVE, 8000).frames(new float[3])).hasSize(5).containsOnly((float) Math.log(1e-10));
        assertThat(new LogMel(FIVE, 8000).frames(new float[200])).hasSize(5);
        assertThat(new LogMel(FIVE, 8000).frames(new float[279])).hasSize(5);
        assertThat(new LogMel(FIVE, 8000).frames(new float[280])).hasSize(10);
    }

    @Test
    void refusesBandsThatASoundHasNot() {
        assertThatThrownBy(() -> new LogMel(FIVE, 6000))
                .hasMessage("highest-hertz = 4000.0: must be at most 3000.0, half the 6000.0 samples a second of this"
                        + " sound");
        assertThatThrownBy(() -> new LogMel(new LogMel.Shape(5, 5, 80, 20, 4000), 8000))
                .hasMessage("mel-bands = 80: band 0 would be narrower than 62.5 Hz, which a window tells apart; must be"
                        + " fewer, or window-millis longer");
    }
}
