package dev.windrow.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windrow.config.JobFileException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Says where a verb must not write. Everything that replaces or removes files asks here first: what is not marked as
 * Windrow's is left alone, and so is whatever contains a verb's own input, or is contained in it.
 */
public final class OutputGuard {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREDICTIONS = "predictions";

    /** What a run writes into its folder, but predictions. */
    private static final Set<String> OF_RUN = Set.of(
            "job.yaml",
            "status.json",
            "_SUCCESS",
            "prepared",
            "checkpoints",
            "model",
            "word-vectors.txt",
            "metrics.jsonl",
            "metrics.jsonl.previous",
            "evaluation.json",
            "memory",
            "generated",
            "generated.txt");

    private final Configuration hadoop;
    private final Map<String, List<String>> inputs;

    @Nullable
    private List<Read> reads;

    /** @param inputs paths and globs that a verb reads, by the key or option that names them */
    public OutputGuard(Configuration hadoop, Map<String, List<String>> inputs) {
        this.hadoop = hadoop;
        this.inputs = inputs;
    }

    /**
     * Refuses a folder that a run must not be written to.
     *
     * @param where the key that names it, with its value
     * @throws JobFileException naming the path and the reason
     */
    public void requireRun(FileSystem files, Path root, String where) throws IOException {
        Location location = Location.of(root, hadoop);
        requireNoHome(files, location, where);
        if (!files.exists(root)) {
            requireApart(location, where);
            return;
        }
        if (!files.getFileStatus(root).isDirectory()) {
            throw Refusal.of(where, location + " is a file; must be a folder of its own");
        }
        boolean isRun = isRun(files, root);
        for (FileStatus file : files.listStatus(root)) {
            if (OF_RUN.contains(file.getPath().getName()) && !isRun) {
                throw Refusal.of(
                        where,
                        file.getPath() + " is there and is not of a run of Windrow (the folder has no"
                                + " status.json of one), so it is not replaced; take another --output");
            }
        }
        requireApart(location, where);
        for (String name : OF_RUN) {
            Location made = Location.of(new Path(root, name), hadoop);
            requireOutside(made, where);
        }
    }

    /** Whether a folder holds a run, or what one prepared or trained. */
    public static boolean isRun(FileSystem files, Path root) throws IOException {
        JsonNode status = json(files, new Path(root, "status.json"));
        return (status.has("state") && status.has("verb"))
                || json(files, new Path(root, "prepared/manifest.json")).has("fingerprint")
                || json(files, new Path(root, "model/manifest.json")).has("sha256");
    }

    private static JsonNode json(FileSystem files, Path file) throws IOException {
        try (InputStream in = files.open(file)) {
            return JSON.readTree(in.readAllBytes());
        } catch (FileNotFoundException | JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    /**
     * Refuses a folder that predictions or pictures must not be written to, whether or not it is there.
     *
     * @param runs the folders of the runs whose networks are used
     * @param where the option that names it, with its value
     */
    public void requireResults(FileSystem files, Path folder, List<Path> runs, String where) throws IOException {
        Location location = Location.of(folder, hadoop);
        requireNoHome(files, location, where);
        for (Path run : runs) {
            Location root = Location.of(run, hadoop);
            if (location.contains(root)) {
                throw Refusal.of(where, location + " holds the run " + root + "; must be a folder of its own");
            }
            if (root.contains(location)) {
                requireFreeName(location.below(root), root, where);
            }
        }
        requireApart(location, where);
        requireOutside(location, where);
    }

    private static void requireFreeName(String below, Location root, String where) {
        String first = below.split("/", 2)[0];
        boolean isMemory = below.equals("memory");
        if (OF_RUN.contains(first) && !isMemory) {
            throw Refusal.of(
                    where,
                    root + "/" + below + " is part of the run " + root + "; must be a folder outside of it, or '"
                            + PREDICTIONS + "' in it");
        }
    }

    /** The root, a home folder and what it lies in belong to nobody's output. */
    private void requireNoHome(FileSystem files, Location location, String where) throws IOException {
        List<Location> homes = new ArrayList<>(List.of(Location.home(files, hadoop)));
        if (Location.isLocal(files)) {
            homes.add(Location.of(new Path("file:" + System.getProperty("user.home")), hadoop));
        }
        if (location.isRoot() || homes.stream().anyMatch(location::contains)) {
            throw Refusal.of(
                    where,
                    location + (location.isRoot() ? " is the root of a file system" : " is a home folder, or holds one")
                            + "; must be a folder of its own");
        }
    }

    /** Refuses what lies in a folder that is read: the next run would read what this one writes. */
    private void requireApart(Location location, String where) throws IOException {
        for (Read read : reads()) {
            if (read.location.contains(location)) {
                throw Refusal.of(
                        where,
                        location + (read.location.equals(location) ? " is" : " lies in") + " what " + read
                                + " reads; must be outside of it");
            }
        }
    }

    /** Refuses what holds something that is read. */
    private void requireOutside(Location location, String where) throws IOException {
        for (Read read : reads()) {
            if (location.contains(read.location)) {
                throw Refusal.of(
                        where,
                        location + " would be replaced, and holds what " + read
                                + " reads; must be a folder of its own");
            }
        }
    }

    /** A file or folder that is read, and what names it. */
    private record Read(String key, String given, Location location) {
        @Override
        public String toString() {
            return key + " = " + given;
        }
    }

    /** Looked up once, for there may be many. */
    private List<Read> reads() throws IOException {
        if (reads == null) {
            List<Read> found = new ArrayList<>();
            for (Map.Entry<String, List<String>> input : inputs.entrySet()) {
                for (String given : input.getValue()) {
                    for (Location location : matches(given)) {
                        found.add(new Read(input.getKey(), given, location));
                    }
                }
            }
            reads = found;
        }
        return reads;
    }

    private List<Location> matches(String given) throws IOException {
        List<Location> locations = new ArrayList<>();
        try {
            Path path = new Path(given);
            FileStatus[] found = path.getFileSystem(hadoop).globStatus(path);
            for (FileStatus match : found == null ? new FileStatus[0] : found) {
                locations.add(Location.of(match.getPath(), hadoop));
            }
        } catch (IllegalArgumentException noPath) {
            // Whoever reads it will say so.
            return List.of();
        }
        return locations;
    }
}
