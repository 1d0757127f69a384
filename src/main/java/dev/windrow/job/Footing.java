package dev.windrow.job;

import dev.windrow.config.JobFileException;
import dev.windrow.config.Place;
import dev.windrow.config.Problem;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a verb stands on and what it makes. It is looked at before Spark starts and before anything is written, so that
 * a verb that is refused leaves what was there as it was.
 *
 * @param needed must be there
 * @param made must not be there, or may be replaced
 * @param derived comes from what is made, and is removed with it
 */
record Footing(List<Needed> needed, List<Path> made, List<Path> derived) {
    /**
     * What a verb needs.
     *
     * @param verb the verb that makes it
     */
    record Needed(Path path, String verb) {}

    /**
     * Holds the footing against the file systems.
     *
     * @throws JobFileException if something needed is not there, or something made is there and must not be replaced
     */
    void check(Configuration hadoop, JobContext.ExistingOutput existing) throws IOException {
        for (Needed need : needed) {
            if (!exists(hadoop, need.path)) {
                throw refused(
                        "output", need.path + " is not there; run 'windrow " + need.verb + "' first, or 'windrow run'");
            }
        }
        for (Path path : made) {
            if (existing == JobContext.ExistingOutput.REFUSE && exists(hadoop, path)) {
                throw refused(
                        "output", path + " is there already; take another --output, or --overwrite to replace it");
            }
        }
    }

    /** Removes what is about to be made anew, and what came from it. */
    void clear(Configuration hadoop) throws IOException {
        for (List<Path> paths : List.of(derived, made)) {
            for (Path path : paths) {
                fileSystem(hadoop, path).delete(path, true);
            }
        }
    }

    private static boolean exists(Configuration hadoop, Path path) throws IOException {
        return fileSystem(hadoop, path).exists(path);
    }

    private static FileSystem fileSystem(Configuration hadoop, Path path) throws IOException {
        FileSystem fileSystem = path.getFileSystem(hadoop);
        return fileSystem instanceof LocalFileSystem local ? local.getRawFileSystem() : fileSystem;
    }

    /**
     * A refusal.
     *
     * @param where the key or option it is about
     */
    static JobFileException refused(String where, String text) {
        return new JobFileException(List.of(new Problem(new Place(where, 0), text)));
    }
}
