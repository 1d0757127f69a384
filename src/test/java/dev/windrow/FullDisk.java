package dev.windrow;

import java.io.IOException;
import java.net.URI;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** The local disk under the scheme {@code full}, which can be made to have no room for some files. */
public final class FullDisk extends RawLocalFileSystem {
    private static final URI NAME = URI.create("full:///");

    /** On Linux a disk that is always full. */
    private static final Path DEVICE = new Path("/dev/full");

    private static volatile Predicate<String> refused = path -> false;

    /** From now on files whose path is one of these find no room; {@link #empty} ends it. */
    public static void fill(Predicate<String> paths) {
        refused = paths;
    }

    /** Makes room again. */
    public static void empty() {
        refused = path -> false;
    }

    @Override
    public String getScheme() {
        return NAME.getScheme();
    }

    @Override
    public URI getUri() {
        return NAME;
    }

    @Override
    public FSDataOutputStream create(
            Path file,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        return create(file, overwrite, bufferSize, replication, blockSize, progress);
    }

    @Override
    public FSDataOutputStream create(
            Path file, boolean overwrite, int bufferSize, short replication, long blockSize, Progressable progress)
            throws IOException {
        FSDataOutputStream created = super.create(file, overwrite, bufferSize, replication, blockSize, progress);
        if (!refused.test(file.toUri().getPath())) {
            return created;
        }
        created.close();
        return super.create(DEVICE, true, bufferSize, replication, blockSize, progress);
    }
}
