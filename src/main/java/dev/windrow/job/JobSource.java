package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.config.JobFileException;
import dev.windrow.config.JobFileReader;
import dev.windrow.config.Place;
import dev.windrow.config.Problem;
import dev.windrow.config.Setting;
import dev.windrow.config.TaskRules;
import dev.windrow.corpus.NearestPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Finds a job file on any Hadoop file system and reads it. */
final class JobSource {
    private static final int MOST_BYTES = 32 << 20;

    private final Configuration hadoop;

    JobSource(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /**
     * The job of a file.
     *
     * @throws JobFileException with all problems there are; also if there is no such file
     */
    JobFile read(String file, List<Setting> settings, TaskRules rules) {
        return JobFileReader.read(file, text(file), settings, rules);
    }

    private String text(String file) {
        try {
            Path path = new Path(file);
            FileSystem fileSystem = fileSystem(path);
            Path whole = fileSystem.makeQualified(path);
            if (!fileSystem.exists(whole)) {
                throw refused(
                        file,
                        "there is no file " + NearestPath.shown(whole) + "; "
                                + NearestPath.describe(fileSystem, whole));
            }
            if (fileSystem.getFileStatus(whole).isDirectory()) {
                throw refused(file, "must be a job file, but is a folder; try one of the .yaml files in it");
            }
            try (InputStream stream = fileSystem.open(whole)) {
                byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw refused(file, "has more than " + MOST_BYTES + " bytes: must be a job file");
                }
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            }
        } catch (CharacterCodingException e) {
            throw refused(file, "must be text in UTF-8");
        } catch (IOException | IllegalArgumentException e) {
            throw refused(file, "cannot be read: " + e.getMessage());
        }
    }

    /**
     * A path without a scheme is looked for beside the user first, because that is where job files lie even when the
     * cluster's own file system is HDFS.
     */
    private FileSystem fileSystem(Path path) throws IOException {
        if (path.toUri().getScheme() == null) {
            FileSystem local = FileSystem.getLocal(hadoop);
            if (local.exists(path)) {
                return local;
            }
        }
        return path.getFileSystem(hadoop);
    }

    private static JobFileException refused(String file, String text) {
        return new JobFileException(List.of(new Problem(new Place(file, 0), text)));
    }
}
