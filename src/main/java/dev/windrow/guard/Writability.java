package dev.windrow.guard;

import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.FileSystems;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;

/** Whether a folder can be written to, as far as can be told without writing. */
public final class Writability {
    /** File systems that can only be read. */
    private static final Set<String> READ_ONLY = Set.of("http", "https", "har", "data", "jar");

    private Writability() {}

    /** What is wrong with a folder that is to be written; none if nothing is. */
    public static Optional<String> problem(String given, Configuration hadoop) {
        Optional<String> character = Characters.firstControl(given);
        if (character.isPresent()) {
            return Optional.of(
                    "must be a folder that can be written, and no path with the character " + character.get());
        }
        try {
            Path path = new Path(given);
            FileSystem files = path.getFileSystem(hadoop);
            String scheme = files.getUri().getScheme();
            if (READ_ONLY.contains(scheme)) {
                return Optional.of("must be a folder that can be written, and " + scheme
                        + ":// can only be read; take a local path, hdfs:// or s3a://");
            }
            return problem(files, files.makeQualified(path), hadoop);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of("must be a folder on a file system that can be reached: " + e.getMessage());
        }
    }

    private static Optional<String> problem(FileSystem files, Path folder, Configuration hadoop) throws IOException {
        Path there = folder;
        while (!existsBelowFolder(files, there)) {
            there = there.getParent();
            if (there == null) {
                return Optional.empty();
            }
        }
        if (!files.getFileStatus(there).isDirectory()) {
            return Optional.of("must be a folder that can be written, and "
                    + (there.equals(folder) ? "it is a file" : "it lies below the file " + Location.of(there, hadoop)));
        }
        try {
            requireAccess(files, there);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("must be a folder that can be written, and " + Location.of(there, hadoop) + " cannot: "
                    + e.getMessage());
        }
    }

    /** Below a file nothing is there, though some file systems fail to say so. */
    private static boolean existsBelowFolder(FileSystem files, Path path) throws IOException {
        try {
            return files.exists(path);
        } catch (org.apache.hadoop.fs.ParentNotDirectoryException e) {
            return false;
        }
    }

    /** The local system knows of read-only mounts and of superusers, which permissions alone do not tell. */
    private static void requireAccess(FileSystem files, Path folder) throws IOException {
        if (Location.isLocal(files)) {
            java.nio.file.Path path =
                    FileSystems.getDefault().getPath(folder.toUri().getPath());
            path.getFileSystem().provider().checkAccess(path, AccessMode.WRITE, AccessMode.EXECUTE);
        } else {
            files.access(folder, FsAction.WRITE_EXECUTE);
        }
    }
}
