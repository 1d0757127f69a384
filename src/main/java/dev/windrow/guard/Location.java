package dev.windrow.guard;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Where a path leads, however it is written: {@code /x}, {@code file:/x/}, {@code /y/../x} and a symbolic link to
 * {@code /x} are one location. What is not there yet is resolved as far as it is.
 *
 * @param system the file system, equal for all names of one
 * @param path absolute, without links, {@code ..} or a slash at its end; {@code /} for the root
 */
public record Location(String system, String path) {
    private static final String LOCAL = "file";

    /**
     * The location of a path.
     *
     * @throws IOException if its file system cannot be reached
     * @throws IllegalArgumentException if it is no path
     */
    public static Location of(Path given, Configuration hadoop) throws IOException {
        FileSystem files = given.getFileSystem(hadoop);
        Path whole = files.makeQualified(given);
        String path = whole.toUri().getPath().replaceFirst("^(/\\.\\.)+(?=/|$)", "");
        path = path.isEmpty() ? "/" : path;
        return isLocal(files)
                ? new Location(LOCAL, real(java.nio.file.Path.of(path)))
                : new Location(name(files), resolved(files, new Path(path)));
    }

    /** Whether files of a file system are this machine's. */
    static boolean isLocal(FileSystem files) {
        return (files instanceof FilterFileSystem filter ? filter.getRawFileSystem() : files)
                instanceof RawLocalFileSystem;
    }

    /** The home folder of whoever runs this, on a file system. */
    static Location home(FileSystem files, Configuration hadoop) throws IOException {
        return of(files.getHomeDirectory(), hadoop);
    }

    private static String real(java.nio.file.Path path) throws IOException {
        try {
            return path.toRealPath().toString();
        } catch (NoSuchFileException e) {
            java.nio.file.Path above = path.getParent();
            java.nio.file.Path name = path.getFileName();
            return above == null || name == null
                    ? path.toString()
                    : java.nio.file.Path.of(real(above)).resolve(name).toString();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(e);
        } catch (java.nio.file.FileSystemException e) {
            // Below a file, or in a circle of links: it leads nowhere.
            return path.toString();
        }
    }

    private static String resolved(FileSystem files, Path path) throws IOException {
        try {
            return files.resolvePath(path).toUri().getPath();
        } catch (FileNotFoundException e) {
            Path above = path.getParent();
            return above == null
                    ? path.toUri().getPath()
                    : new Path(resolved(files, above), path.getName()).toUri().getPath();
        }
    }

    /** By its service, which is the same with and without the default port; by its authority where it has none. */
    private static String name(FileSystem files) {
        String scheme = files.getUri().getScheme();
        String authority = String.valueOf(files.getUri().getAuthority()).toLowerCase(Locale.ROOT);
        try {
            String service = files.getCanonicalServiceName();
            return scheme + "://" + (service == null ? authority : service);
        } catch (IllegalArgumentException unknownHost) {
            return scheme + "://" + authority;
        }
    }

    /** Whether another location is this one or below it. */
    public boolean contains(Location other) {
        return system.equals(other.system)
                && (path.equals("/") || other.path.equals(path) || other.path.startsWith(path + "/"));
    }

    /** Whether one contains the other. */
    public boolean overlaps(Location other) {
        return contains(other) || other.contains(this);
    }

    /** Whether it is the root of its file system. */
    public boolean isRoot() {
        return path.equals("/");
    }

    /** The names below a location that contains this one, {@code model/weights}; empty for the location itself. */
    String below(Location above) {
        return path.substring(Math.min(path.length(), above.isRoot() ? 1 : above.path.length() + 1));
    }

    @Override
    public String toString() {
        return system.equals(LOCAL) ? path : system + path;
    }
}
