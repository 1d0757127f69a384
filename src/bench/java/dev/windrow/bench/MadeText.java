package dev.windrow.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A text of made words, the k-th as frequent as 1/k, in lines of about 80 characters; cheap to make, the same each
 * time.
 */
final class MadeText {
    private static final int WORDS = 50_000;
    private static final int LINE = 80;

    private final SplittableRandom random = new SplittableRandom(7);
    private final byte[][] words = new byte[WORDS][];

    private MadeText() {
        for (int i = 0; i < WORDS; i++) {
            // Frequent words are short, as in any language.
            int length = 1 + (int) (Math.log(i + 2.0) * 0.6) + random.nextInt(5);
            StringBuilder word = new StringBuilder();
            for (int letter = 0; letter < length; letter++) {
                int one = random.nextInt(26);
                int other = random.nextInt(26);
                word.append((char) ('a' + Math.min(one, other)));
            }
            words[i] = word.toString().getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** Writes so many bytes, or finds them written. */
    static Path file(Path folder, long bytes) throws IOException {
        Path file = folder.resolve("text-" + bytes / 1_000_000 + "mb.txt");
        if (!Files.exists(file) || Files.size(file) != bytes) {
            Files.createDirectories(folder);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                new MadeText().write(out, bytes);
            }
        }
        return file;
    }

    private void write(OutputStream out, long bytes) throws IOException {
        long left = bytes;
        int column = 0;
        while (left > 0) {
            byte[] word = words[(int) Math.exp(random.nextDouble() * Math.log(WORDS)) - 1];
            boolean ends = column + word.length >= LINE;
            byte[] mark = (ends ? ".\n" : random.nextInt(12) == 0 ? ", " : " ").getBytes(StandardCharsets.US_ASCII);
            int fits = (int) Math.min(left, word.length);
            out.write(word, 0, fits);
            left -= fits;
            fits = (int) Math.min(left, mark.length);
            out.write(mark, 0, fits);
            left -= fits;
            column = ends ? 0 : column + word.length + mark.length;
        }
    }
}
