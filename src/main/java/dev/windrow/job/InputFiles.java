package dev.windrow.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** The files some paths and globs of a job name: how many, and how large. */
record InputFiles(int files, long bytes) {
    /**
     * Looks at every path without opening a file.
     *
     * @param key the key that names the paths, with which each problem begins
     * @param problems added to for each path that names nothing or only empty files
     */
    static InputFiles find(Configuration hadoop, String key, List<String> paths, List<String> problems) {
        int files = 0;
        long bytes = 0;
        for (String path : paths) {
            try {
                InputFiles found = find(hadoop, new Path(path));
                files += found.files;
                bytes += found.bytes;
                if (found.bytes == 0) {
                    problems.add(key + " = " + path + ": " + emptiness(hadoop, new Path(path), found.files));
                }
            } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
                problems.add(key + " = " + path + ": must be a path that can be read: " + e.getMessage());
            }
        }
        return new InputFiles(files, bytes);
    }

    private static InputFiles find(Configuration hadoop, Path path) throws IOException {
        FileSystem fileSystem = path.getFileSystem(hadoop);
        FileStatus[] matches = fileSystem.globStatus(path);
        int files = 0;
        long bytes = 0;
        for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
            for (FileStatus file : filesOf(fileSystem, match)) {
                files++;
                bytes += file.getLen();
            }
        }
        return new InputFiles(files, bytes);
    }

    private static List<FileStatus> filesOf(FileSystem fileSystem, FileStatus match) throws IOException {
        if (match.isFile()) {
            return List.of(match);
        }
        List<FileStatus> files = new ArrayList<>();
        RemoteIterator<LocatedFileStatus> all = fileSystem.listFiles(match.getPath(), true);
        while (all.hasNext()) {
            FileStatus file = all.next();
            if (!isHidden(match.getPath(), file.getPath())) {
                files.add(file);
            }
        }
        return files;
    }

    /** As everywhere in Hadoop, names that begin with a dot or an underscore are not data. */
    private static boolean isHidden(Path folder, Path file) {
        for (Path path = file; path != null && !path.equals(folder); path = path.getParent()) {
            if (path.getName().startsWith("_") || path.getName().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static String emptiness(Configuration hadoop, Path path, int files) throws IOException {
        FileSystem fileSystem = path.getFileSystem(hadoop);
        if (files > 0) {
            return "is empty (0 bytes in " + (files == 1 ? "the file" : files + " files") + "); must hold records";
        }
        FileStatus[] matches = fileSystem.globStatus(path);
        if (matches != null && matches.length > 0) {
            return "is a folder without files in it; must hold records";
        }
        Path whole = fileSystem.makeQualified(path);
        return "there is nothing at " + NearestPath.shown(whole) + "; " + NearestPath.describe(fileSystem, whole);
    }

    /** {@code 2 files, 3.1 MB}. */
    String shown() {
        return (files == 1 ? "1 file" : files + " files") + ", " + size(bytes);
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
