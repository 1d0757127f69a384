package dev.windrow.train.report;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of lines that is gone on with behind its first ones, on file systems that can neither cut nor append: those
 * lines are copied, and what the file was stays beside it as {@code NAME.previous} until the new one is closed. If a
 * line cannot be written the file ends there, and whoever writes goes on without it.
 */
final class LineFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LineFile.class);

    private final FileSystem files;
    private final Path file;
    private final Path previous;
    private final FSDataOutputStream out;
    private long lines;
    private boolean broken;

    /**
     * Opens a file behind its first lines.
     *
     * @param kept how many lines are kept; those there are, if they are fewer
     */
    LineFile(FileSystem files, Path file, long kept) throws IOException {
        this.files = files;
        this.file = file;
        this.previous = file.suffix(".previous");
        // A process that was killed while it copied leaves a file that is shorter than what it was.
        boolean copiedBadly = files.exists(previous) && copy(file, kept, OutputStream.nullOutputStream()) < kept;
        if (!copiedBadly) {
            files.delete(previous, false);
            if (kept > 0 && files.exists(file)) {
                files.rename(file, previous);
            }
        }
        this.out = files.create(file, true);
        this.lines = copy(previous, kept, out);
        if (lines < kept) {
            LOG.warn("{}: only {} of {} lines of the run so far are there, and the others are lost", file, lines, kept);
        }
    }

    /** Copies the first lines of a file, or those there are, and says how many; a last one without an end is none. */
    private long copy(Path from, long most, OutputStream to) throws IOException {
        long copied = 0;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (InputStream in = new BufferedInputStream(files.open(from))) {
            for (int next = in.read(); next >= 0 && copied < most; next = in.read()) {
                line.write(next);
                if (next == '\n') {
                    line.writeTo(to);
                    line.reset();
                    copied++;
                }
            }
        } catch (FileNotFoundException e) {
            return 0;
        }
        return copied;
    }

    /** Appends a line, and lets readers see it where the file system can. */
    void append(String line) {
        if (broken) {
            return;
        }
        try {
            out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
            // An object store shows a file when it is closed, and some refuse to be asked sooner.
            if (out.hasCapability(StreamCapabilities.HSYNC)) {
                out.hflush();
            }
            lines++;
        } catch (IOException | FSError e) {
            broken = true;
            LOG.warn("{} ends at line {}: {}; the run goes on without it", file, lines, e.getMessage());
        }
    }

    /** Whole lines in the file. */
    long lines() {
        return lines;
    }

    @Override
    public void close() {
        try {
            out.close();
            files.delete(previous, false);
        } catch (IOException | FSError e) {
            if (!broken) {
                LOG.warn("{} could not be closed: {}", file, e.getMessage());
            }
        }
    }
}
