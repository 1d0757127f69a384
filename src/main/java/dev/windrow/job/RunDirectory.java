package dev.windrow.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** The folder of everything a job writes, on any Hadoop file system. */
public final class RunDirectory {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** The end of the name of whatever is not whole yet. */
    private static final String PARTIAL = ".partial";

    private static final Pattern UNFINISHED = Pattern.compile("(prepared|model)\\.partial"
            + "|\\.(job\\.yaml|status\\.json|_SUCCESS|evaluation\\.json|generated\\.txt)\\.partial");

    private final FileSystem fileSystem;
    private final Path root;

    private RunDirectory(FileSystem fileSystem, Path root) {
        this.fileSystem = fileSystem;
        this.root = root;
    }

    /** The folder at a path; it is made when something is first written to it. */
    public static RunDirectory at(String path, Configuration configuration) throws IOException {
        Path root = new Path(path);
        FileSystem fileSystem = withoutChecksumFiles(root.getFileSystem(configuration));
        return new RunDirectory(fileSystem, fileSystem.makeQualified(root));
    }

    /**
     * On a local disk Hadoop would lay a hidden .crc file beside each file, and could not flush a file being written.
     */
    private static FileSystem withoutChecksumFiles(FileSystem fileSystem) {
        return fileSystem instanceof LocalFileSystem local ? local.getRawFileSystem() : fileSystem;
    }

    /** The file system the folder is on. */
    public FileSystem fileSystem() {
        return fileSystem;
    }

    /** The folder itself. */
    public Path root() {
        return root;
    }

    /** Windows and vocabularies. */
    public Path prepared() {
        return new Path(root, "prepared");
    }

    /** The best network. */
    public Path model() {
        return new Path(root, "model");
    }

    /** The run written down while it trains. */
    public Path checkpoints() {
        return new Path(root, "checkpoints");
    }

    /** Whether the folder is there. */
    boolean exists() throws IOException {
        return fileSystem.exists(root);
    }

    /** A file in the folder. */
    public Path file(String name) {
        return new Path(root, name);
    }

    /** Opens a file that is written line by line while the job runs. */
    public FSDataOutputStream open(String name) throws IOException {
        return fileSystem.create(file(name), true);
    }

    /** Writes a file whole: under another name first, so that a reader never sees half of it. */
    public void write(String name, String content) throws IOException {
        write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The same of bytes. */
    void write(String name, byte[] content) throws IOException {
        Path target = file(name);
        Path partial = file("." + name + PARTIAL);
        try {
            put(partial, content);
        } catch (IOException | FSError e) {
            // A full disk may have room for it in place of what is there.
            fileSystem.delete(partial, false);
            if (!fileSystem.exists(target)) {
                throw e;
            }
            put(target, content);
            return;
        }
        // A local disk replaces the target in one go; others want it gone first.
        if (!fileSystem.rename(partial, target)) {
            fileSystem.delete(target, false);
            if (!fileSystem.rename(partial, target)) {
                throw new IOException("cannot rename " + partial + " to " + target);
            }
        }
    }

    private void put(Path file, byte[] content) throws IOException {
        try (FSDataOutputStream stream = fileSystem.create(file, true)) {
            stream.write(content);
        }
    }

    /** Removes what was being written and never became whole; what others call partial is theirs. */
    void sweep() throws IOException {
        for (FileStatus file : fileSystem.listStatus(root)) {
            if (UNFINISHED.matcher(file.getPath().getName()).matches()) {
                fileSystem.delete(file.getPath(), true);
            }
        }
    }

    /** Writes a value as indented JSON. */
    public void writeJson(String name, Object value) throws IOException {
        write(name, JSON.writeValueAsString(value) + "\n");
    }

    /** Removes a file if it is there. */
    public void remove(String name) throws IOException {
        fileSystem.delete(file(name), false);
    }
}
