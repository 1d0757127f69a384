package dev.windrow.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavFileTest {
    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    void readsSignedSamplesOfAnyWidth(int bits) throws Exception {
        long full = 1L << (bits - 1);
        Recording recording = read(Wavs.pcm(1, bits, 0, full / 2, -full / 4, full - 1, -full));
        assertThat(recording.rate()).isEqualTo(Wavs.RATE);
        assertThat(recording.samples()).containsExactly(0, 0.5f, -0.25f, (float) ((full - 1.0) / full), -1);
    }

    @Test
    void readsBytesWithoutASign() throws Exception {
        assertThat(read(Wavs.pcm(1, 8, 128, 192, 96, 0)).samples()).containsExactly(0, 0.5f, -0.25f, -1);
    }

    @Test
    void averagesChannels() throws Exception {
        Recording recording = read(Wavs.pcm(2, 16, 16384, 0, -32768, -32768, 8192, -8192));
        assertThat(recording.samples()).containsExactly(0.25f, -1, 0);
        assertThat(recording.seconds()).isCloseTo(3.0 / Wavs.RATE, Offset.offset(1e-9));
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> read("seven\n".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("is no WAV file that can be read: must begin with RIFF and WAVE, and must be PCM of 8, 16,"
                        + " 24 or 32 bits, as ffmpeg -c:a pcm_s16le writes it");
        assertThatThrownBy(() -> read(new byte[0])).hasMessageContaining("is no WAV file that can be read");
        int muLaw = 7;
        assertThatThrownBy(() -> read(Wavs.file(muLaw, 1, 8, new byte[80])))
                .hasMessage("holds ulaw of 8 bits: must be PCM of 8, 16, 24 or 32 bits, as ffmpeg -c:a pcm_s16le writes"
                        + " it");
        byte[] whole = Wavs.pcm(1, 16, 1, 2, 3, 4);
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 4)))
                .hasMessage("is cut short: its header promises 8 bytes of sound and 4 are there; must be whole, so copy"
                        + " it again");
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, 30)))
                .hasMessageContaining("is no WAV file that can be read");
        assertThatThrownBy(() -> read(Wavs.pcm(1, 16))).hasMessage("has no samples: must have at least one");
    }

    private static Recording read(byte[] file) throws IOException, WavFile.UnreadableException {
        return WavFile.read(new ByteArrayInputStream(file));
    }

    @Test
    void soundFromAPipeGoesOnToTheFilesEnd() throws Exception {
        for (int[] sizes : new int[][] {{-1, -1}, {36, 0}, {0, 0}}) {
            java.nio.ByteBuffer wav = java.nio.ByteBuffer.allocate(48).order(java.nio.ByteOrder.LITTLE_ENDIAN);
            wav.putInt(0x46464952).putInt(sizes[0]).putInt(0x45564157);
            wav.putInt(0x20746d66).putInt(16).putShort((short) 1).putShort((short) 1);
            wav.putInt(8000).putInt(16000).putShort((short) 2).putShort((short) 16);
            wav.putInt(0x61746164).putInt(sizes[1]).putShort((short) 16384).putShort((short) -16384);
            Recording recording = WavFile.read(new java.io.ByteArrayInputStream(wav.array()));
            assertThat(recording.samples()).containsExactly(0.5f, -0.5f);
        }
    }
}
