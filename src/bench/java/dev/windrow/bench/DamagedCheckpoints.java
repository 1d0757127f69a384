package dev.windrow.bench;

import dev.windrow.train.checkpoint.Checkpoints;
import dev.windrow.train.checkpoint.CorruptCheckpointsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** Cuts a file of a checkpoint short or changes one of its bits, each file in turn, and sees whether it is noticed. */
final class DamagedCheckpoints {
    private static final List<String> FILES = List.of("state.safetensors", "state.json", "manifest.sha256");

    private final Path sound;
    private final SplittableRandom random;

    /** @param checkpoints of a run; the last is damaged */
    DamagedCheckpoints(Path checkpoints, SplittableRandom random) throws IOException {
        try (Stream<Path> children = Files.list(checkpoints)) {
            sound = children.max(Path::compareTo).orElseThrow();
        }
        this.random = random;
        // It would tell of each, as it should.
        Configurator.setLevel("dev.windrow.train.checkpoint", Level.OFF);
    }

    /** How many of so many damaged ones are taken for good. */
    int accepted(int tries) throws IOException {
        Path folder = sound.getParent().resolveSibling("damaged");
        Path copy = folder.resolve(sound.getFileName());
        Files.createDirectories(copy);
        FileSystem files = FileSystem.getLocal(new Configuration()).getRawFileSystem();
        int accepted = 0;
        for (int attempt = 0; attempt < tries; attempt++) {
            for (String name : FILES) {
                Files.write(copy.resolve(name), Files.readAllBytes(sound.resolve(name)));
            }
            if (attempt == 0 && !isAccepted(files, folder)) {
                throw new IllegalStateException(sound + ": is not taken for good before it is damaged");
            }
            damage(copy.resolve(FILES.get(attempt % FILES.size())));
            accepted += isAccepted(files, folder) ? 1 : 0;
        }
        return accepted;
    }

    private void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int place = random.nextInt(bytes.length);
        if (random.nextBoolean()) {
            bytes = Arrays.copyOf(bytes, place);
        } else {
            bytes[place] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        Files.write(file, bytes);
    }

    private static boolean isAccepted(FileSystem files, Path folder) throws IOException {
        try {
            return new Checkpoints(files, new org.apache.hadoop.fs.Path(folder.toUri()), 1)
                    .newest()
                    .isPresent();
        } catch (CorruptCheckpointsException e) {
            return false;
        }
    }
}
