package dev.windrow.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Reads WAV files of whole-number samples: PCM of 8, 16, 24 or 32 bits, one channel or several, which are averaged. */
public final class WavFile {
    private static final String RIGHT = "must be PCM of 8, 16, 24 or 32 bits, as ffmpeg -c:a pcm_s16le writes it";

    private WavFile() {}

    /** Says what is wrong with a file, and what would be right, without its name. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1;

        UnreadableException(String message) {
            super(message);
        }
    }

    /**
     * The sound of a file.
     *
     * @param file read to its end and not closed
     * @throws UnreadableException if it is no WAV file, compressed, cut short or silent for lack of samples
     */
    public static Recording read(InputStream file) throws IOException, UnreadableException {
        AudioInputStream sound = open(new BufferedInputStream(PipedWav.bounded(file)));
        AudioFormat format = sound.getFormat();
        int bits = format.getSampleSizeInBits();
        boolean signed = format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED);
        boolean whole = signed || format.getEncoding().equals(AudioFormat.Encoding.PCM_UNSIGNED);
        if (!whole || bits % 8 != 0 || bits < 8 || bits > 32) {
            throw new UnreadableException(
                    "holds " + format.getEncoding().toString().toLowerCase(Locale.ROOT)
                            + (bits > 0 ? " of " + bits + " bits" : "") + ": " + RIGHT);
        }
        byte[] bytes = sound.readAllBytes();
        long promised = sound.getFrameLength() * format.getFrameSize();
        if (bytes.length < promised) {
            throw new UnreadableException("is cut short: its header promises " + promised + " bytes of sound and "
                    + bytes.length + " are there; must be whole, so copy it again");
        }
        Recording recording = mixed(bytes, format, signed);
        if (recording.samples().length == 0) {
            throw new UnreadableException("has no samples: must have at least one");
        }
        return recording;
    }

    private static AudioInputStream open(InputStream file) throws IOException, UnreadableException {
        try {
            return AudioSystem.getAudioInputStream(file);
        } catch (UnsupportedAudioFileException e) {
            throw new UnreadableException(
                    "is no WAV file that can be read: must begin with RIFF and WAVE, and " + RIGHT);
        }
    }

    private static Recording mixed(byte[] bytes, AudioFormat format, boolean signed) {
        int width = format.getSampleSizeInBits() / 8;
        int channels = format.getChannels();
        double full = Math.scalb(1.0, format.getSampleSizeInBits() - 1) * channels;
        float[] samples = new float[bytes.length / (width * channels)];
        for (int frame = 0; frame < samples.length; frame++) {
            long sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                int from = (frame * channels + channel) * width;
                sum += sample(bytes, from, width, format.isBigEndian(), signed);
            }
            samples[frame] = (float) (sum / full);
        }
        return new Recording(format.getSampleRate(), samples);
    }

    private static long sample(byte[] bytes, int from, int width, boolean bigEndian, boolean signed) {
        long value = 0;
        for (int k = 0; k < width; k++) {
            value = (value << 8) | (bytes[from + (bigEndian ? k : width - 1 - k)] & 0xff);
        }
        long half = 1L << (8 * width - 1);
        // Without a sign, silence is in the middle; with one, the upper half is below zero.
        return signed ? (value ^ half) - half : value - half;
    }
}
