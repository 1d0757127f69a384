package dev.windrow.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The files that paths, folders and globs name. In folders and under wildcards, as everywhere in Hadoop, names that
 * begin with a dot or an underscore are not data.
 */
public final class InputFiles {
    private final SortedMap<Path, Long> lengths = new TreeMap<>();
    private final SortedMap<Path, Long> times = new TreeMap<>();

    private InputFiles() {}

    /**
     * Looks at every path without opening a file.
     *
     * @param key the key that names the paths, with which each problem begins
     * @param problems added to for each path that names nothing or only empty files
     */
    public static InputFiles find(Configuration hadoop, String key, List<String> paths, List<String> problems) {
        InputFiles all = new InputFiles();
        for (String path : paths) {
            InputFiles found = new InputFiles();
            try {
                FileSystem fileSystem = new Path(path).getFileSystem(hadoop);
                found.add(fileSystem, new Path(path));
                if (found.bytes() == 0) {
                    problems.add(key + " = " + path + ": " + found.emptiness(fileSystem, new Path(path)));
                }
            } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
                problems.add(key + " = " + path + ": must be a path that can be read: " + e.getMessage());
            }
            all.lengths.putAll(found.lengths);
            all.times.putAll(found.times);
        }
        return all;
    }

    private void add(FileSystem fileSystem, Path path) throws IOException {
        FileStatus[] matches = fileSystem.globStatus(path);
        for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
            if (isHiddenMatch(path, match.getPath())) {
                continue;
            }
            if (match.isFile()) {
                put(match);
                continue;
            }
            if (fileSystem instanceof LocalFileSystem) {
                addLocal(fileSystem, match.getPath());
            } else {
                addAll(fileSystem, match.getPath());
            }
        }
    }

    private void put(FileStatus file) {
        lengths.put(file.getPath(), file.getLen());
        times.put(file.getPath(), file.getModificationTime());
    }

    /** Object stores answer for a whole tree in one listing, by pages. */
    private void addAll(FileSystem fileSystem, Path folder) throws IOException {
        RemoteIterator<LocatedFileStatus> files = fileSystem.listFiles(folder, true);
        while (files.hasNext()) {
            LocatedFileStatus file = files.next();
            if (!isHidden(folder, file.getPath())) {
                put(file);
            }
        }
    }

    /** On a local disk that listing would start a process a file, to ask for its owner. */
    private void addLocal(FileSystem fileSystem, Path folder) throws IOException {
        for (FileStatus status : fileSystem.listStatus(folder, path -> !isHidden(folder, path))) {
            if (status.isDirectory()) {
                addLocal(fileSystem, status.getPath());
            } else {
                put(status);
            }
        }
    }

    /** Whether a wildcard, at any level, stands for a hidden name; one that is written out is meant. */
    private static boolean isHiddenMatch(Path pattern, Path match) {
        Path wanted = pattern;
        Path found = match;
        while (wanted != null && found != null && !wanted.isRoot() && !found.isRoot()) {
            String name = wanted.getName();
            boolean wild = name.chars().anyMatch(letter -> "*?[{".indexOf(letter) >= 0);
            if (wild && isHiddenName(found.getName()) && !isHiddenName(name)) {
                return true;
            }
            wanted = wanted.getParent();
            found = found.getParent();
        }
        return false;
    }

    private static boolean isHiddenName(String name) {
        return name.startsWith("_") || name.startsWith(".");
    }

    private static boolean isHidden(Path folder, Path file) {
        for (Path path = file; path != null && !path.equals(folder); path = path.getParent()) {
            if (isHiddenName(path.getName())) {
                return true;
            }
        }
        return false;
    }

    private String emptiness(FileSystem fileSystem, Path path) throws IOException {
        if (!lengths.isEmpty()) {
            return "is empty (0 bytes in " + (lengths.size() == 1 ? "the file" : lengths.size() + " files")
                    + "); must hold records";
        }
        FileStatus[] matches = fileSystem.globStatus(path);
        if (matches != null && matches.length > 0) {
            return "is a folder without files in it; must hold records";
        }
        Path whole = fileSystem.makeQualified(path);
        return "there is nothing at " + NearestPath.shown(whole) + "; " + NearestPath.describe(fileSystem, whole);
    }

    /** Bytes of each file, in the order of their paths. */
    SortedMap<Path, Long> lengths() {
        return lengths;
    }

    /** When one of the files was modified, in milliseconds since 1970. */
    long modified(Path file) {
        return times.get(file);
    }

    private long bytes() {
        return lengths.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@code 2 files, 3.1 MB}. */
    public String shown() {
        return (lengths.size() == 1 ? "1 file" : lengths.size() + " files") + ", " + size(bytes());
    }

    private static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " bytes";
        }
        double size = bytes / 1000.0;
        String unit = "kB";
        for (String larger : List.of("MB", "GB", "TB")) {
            if (size >= 999.5) {
                size /= 1000;
                unit = larger;
            }
        }
        return String.format(Locale.ROOT, size < 10 ? "%.1f %s" : "%.0f %s", size, unit);
    }
}
