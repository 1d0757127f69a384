package dev.windrow.corpus;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the files that paths, folders and globs name, in the order of their paths. */
final class CorpusFiles {
    private static final Logger LOG = LoggerFactory.getLogger(CorpusFiles.class);

    private CorpusFiles() {}

    /**
     * The files that hold something.
     *
     * @param key where the paths stand, for messages: {@code corpus.train}
     * @throws CorpusException if a path names nothing, cannot be read, or all files are empty
     */
    static List<CorpusFile> list(Configuration configuration, String key, List<String> paths) {
        TreeMap<Path, Long> lengths = new TreeMap<>();
        for (String path : paths) {
            try {
                find(configuration, key, path, lengths);
            } catch (IOException e) {
                throw new CorpusException(key + " = " + path + ": cannot be read: " + e.getMessage(), e);
            } catch (IllegalArgumentException e) {
                throw new CorpusException(key + " = " + path + ": is not a path: " + e.getMessage(), e);
            }
        }
        List<Path> found = new ArrayList<>();
        lengths.forEach((path, length) -> {
            if (length > 0) {
                found.add(path);
            } else {
                LOG.warn("{}: {} is empty (0 bytes)", key, path);
            }
        });
        if (found.isEmpty()) {
            throw new CorpusException(key + " = " + String.join(", ", paths) + ": is empty (0 bytes in "
                    + lengths.size() + (lengths.size() == 1 ? " file)" : " files)") + ": must hold records");
        }
        int components = componentsNeeded(found);
        List<CorpusFile> files = new ArrayList<>(found.size());
        for (Path path : found) {
            files.add(new CorpusFile(
                    path.toString(),
                    name(path, components),
                    lengths.get(path),
                    Bytes.isCompressed(configuration, path)));
        }
        return files;
    }

    private static void find(Configuration configuration, String key, String path, TreeMap<Path, Long> lengths)
            throws IOException {
        FileSystem system = new Path(path).getFileSystem(configuration);
        FileStatus[] matches = system.globStatus(new Path(path));
        if (matches == null || matches.length == 0) {
            throw new CorpusException(key + " = " + path + ": names nothing that exists; " + nearest(system, path));
        }
        for (FileStatus match : matches) {
            if (match.isFile()) {
                lengths.put(match.getPath(), match.getLen());
                continue;
            }
            int before = lengths.size();
            addFolder(system, match.getPath(), lengths);
            if (lengths.size() == before && matches.length == 1) {
                throw new CorpusException(key + " = " + path + ": is a folder without files");
            }
        }
    }

    private static void addFolder(FileSystem system, Path folder, TreeMap<Path, Long> lengths) throws IOException {
        RemoteIterator<LocatedFileStatus> files = system.listFiles(folder, true);
        while (files.hasNext()) {
            LocatedFileStatus file = files.next();
            if (!isHidden(folder, file.getPath())) {
                lengths.put(file.getPath(), file.getLen());
            }
        }
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

    private static String nearest(FileSystem system, String path) throws IOException {
        Path parent = existingParent(system, system.makeQualified(new Path(path)));
        if (parent == null) {
            return "nor does any folder above it";
        }
        List<String> names = new ArrayList<>();
        try {
            for (FileStatus status : system.listStatus(parent)) {
                names.add(status.getPath().getName());
            }
        } catch (FileNotFoundException e) {
            return "the nearest that does is " + parent;
        }
        names.sort(null);
        String listed = String.join(", ", names.subList(0, Math.min(8, names.size())));
        return "the nearest folder that does is " + parent + ", which holds "
                + (names.isEmpty() ? "nothing" : listed + (names.size() > 8 ? ", …" : ""));
    }

    @Nullable
    private static Path existingParent(FileSystem system, Path path) throws IOException {
        for (Path parent = path.getParent(); parent != null; parent = parent.getParent()) {
            if (system.exists(parent)) {
                return parent;
            }
        }
        return null;
    }

    private static int componentsNeeded(List<Path> paths) {
        int components = 1;
        while (true) {
            Set<String> names = new HashSet<>();
            for (Path path : paths) {
                names.add(name(path, components));
            }
            if (names.size() == paths.size()) {
                return components;
            }
            components++;
        }
    }

    private static String name(Path path, int components) {
        Path parent = path.getParent();
        return components == 1 || parent == null || parent.isRoot()
                ? path.getName()
                : name(parent, components - 1) + '/' + path.getName();
    }
}
