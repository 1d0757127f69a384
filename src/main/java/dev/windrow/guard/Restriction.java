package dev.windrow.guard;

import dev.windrow.config.JobFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The folders that a job's paths must lie in, for job files that somebody else wrote. Links and {@code ..} are followed
 * first: a link out of a folder leads outside.
 */
public final class Restriction {
    /** The option that names a folder. */
    public static final String OPTION = "--restrict";

    private static final String WILD = "{[*?\\";

    private final List<Location> folders;
    private final Configuration hadoop;

    private Restriction(List<Location> folders, Configuration hadoop) {
        this.folders = folders;
        this.hadoop = hadoop;
    }

    /** None: a job may read and write wherever its user may. */
    public static Restriction none() {
        return new Restriction(List.of(), new Configuration(false));
    }

    /**
     * To some folders; to none if there are none.
     *
     * @throws JobFileException if one of them cannot be looked at
     */
    public static Restriction to(List<String> folders, Configuration hadoop) {
        List<Location> locations = new ArrayList<>();
        for (String folder : folders) {
            try {
                locations.add(Location.of(new Path(folder), hadoop));
            } catch (IOException | IllegalArgumentException e) {
                throw Refusal.of(OPTION + " " + folder, "must be a folder that can be reached: " + e.getMessage());
            }
        }
        return new Restriction(locations, hadoop);
    }

    public boolean isNone() {
        return folders.isEmpty();
    }

    /** What is wrong with a path, which may be a glob and is read with all that is below it; none if nothing is. */
    public Optional<String> problem(String given) {
        if (isNone()) {
            return Optional.empty();
        }
        try {
            Path path = new Path(given);
            Optional<Location> outside = outside(fixed(path));
            FileSystem files = path.getFileSystem(hadoop);
            FileStatus[] matches = outside.isEmpty() ? files.globStatus(path) : null;
            for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
                outside = outside.or(() -> outside(match.getPath()));
                if (match.isDirectory() && outside.isEmpty()) {
                    outside = outsideBelow(files, match.getPath());
                }
            }
            return outside.map(
                    location -> (location.toString().equals(given) ? "is" : "leads to " + location + ", which is")
                            + " outside of the folders that " + OPTION + " names: must be below "
                            + folders.stream().map(Location::toString).collect(Collectors.joining(" or ")));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of("cannot be looked at, which " + OPTION + " asks for: " + e.getMessage());
        }
    }

    /** What of a path has no wildcards in it. */
    private static Path fixed(Path path) {
        Path fixed = path;
        for (Path above = path; above != null; above = above.getParent()) {
            if (above.getName().chars().anyMatch(c -> WILD.indexOf(c) >= 0)) {
                fixed = above.getParent() == null ? new Path(Path.CUR_DIR) : above.getParent();
            }
        }
        return fixed;
    }

    private Optional<Location> outsideBelow(FileSystem files, Path folder) throws IOException {
        RemoteIterator<LocatedFileStatus> below = files.listFiles(folder, true);
        Optional<Location> outside = Optional.empty();
        while (below.hasNext() && outside.isEmpty()) {
            outside = outside(below.next().getPath());
        }
        return outside;
    }

    private Optional<Location> outside(Path path) {
        try {
            Location location = Location.of(path, hadoop);
            return folders.stream().anyMatch(folder -> folder.contains(location))
                    ? Optional.empty()
                    : Optional.of(location);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
