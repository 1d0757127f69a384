package dev.windrow.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windrow.config.JobFileException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder that a verb fills, marked by a file {@code _windrow} that says what is in it. Only a folder with that mark
 * is ever emptied, and only if nothing else was put there since.
 */
public final class MarkedFolder {
    /** The file that marks a folder; names with an underscore are no data. */
    static final String MARK = "_windrow";

    private static final String KIND = "holds";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a folder is filled with. */
    public enum Kind {
        /** Parts of tables and lines as Spark writes them, or pieces of music. */
        PREDICTIONS(
                "predictions", "part-.*|_SUCCESS|_temporary|_(common_)?metadata|\\..*\\.crc|\\.?.*\\.mid(\\.partial)?"),
        /** The quickstart's corpus. */
        CORPUS("the quickstart's corpus", "(definitions\\.txt|glosses\\.tsv|LICENSE\\.txt)"),
        /** Tables and drawings of a network's memory, among which other files may lie. */
        PICTURES("pictures", "\\.?(by-lag\\.(tsv|svg)|gates-.*\\.svg)(\\.partial)?");

        private final String word;
        private final Pattern names;

        Kind(String word, String names) {
            this.word = word;
            this.names = Pattern.compile(names);
        }

        private boolean owns(String name) {
            return names.matcher(name).matches() || name.equals(MARK);
        }
    }

    private final FileSystem files;
    private final Path folder;
    private final Kind kind;

    /** @param files without checksum files of its own */
    public MarkedFolder(FileSystem files, Path folder, Kind kind) {
        this.files = files;
        this.folder = files.makeQualified(folder);
        this.kind = kind;
    }

    public FileSystem files() {
        return files;
    }

    public Path path() {
        return folder;
    }

    /**
     * Refuses a folder with files that Windrow did not write and would remove.
     *
     * @param where the option that names it, with its value
     * @param isOurs whether it stands where Windrow always writes, so that it needs no mark
     * @throws JobFileException naming the path and the reason
     */
    public void requireReplaceable(String where, boolean isOurs) throws IOException {
        if (!files.exists(folder)) {
            return;
        }
        if (!files.getFileStatus(folder).isDirectory()) {
            throw Refusal.of(
                    where,
                    folder + " is a file, which is not replaced by a folder of " + kind.word
                            + "; name a folder that is not there yet");
        }
        boolean marked = isOurs || isMarked();
        for (FileStatus file : files.listStatus(folder)) {
            String name = file.getPath().getName();
            if (OutputLock.isClaim(name) || (kind == Kind.PICTURES && !kind.owns(name))) {
                continue;
            }
            if (!marked) {
                throw Refusal.of(
                        where,
                        folder + " is there and does not hold " + kind.word + " of Windrow (it has no mark " + MARK
                                + "), so nothing in it is replaced; take another folder, or remove it yourself");
            }
            if (!kind.owns(name)) {
                throw Refusal.of(
                        where,
                        file.getPath() + " was not written with the " + kind.word
                                + " in that folder, so they are not replaced; take another folder, or move that away");
            }
        }
    }

    private boolean isMarked() throws IOException {
        try (InputStream in = files.open(new Path(folder, MARK))) {
            return JSON.readTree(in.readAllBytes()).path(KIND).asText().equals(kind.word);
        } catch (FileNotFoundException | JsonProcessingException e) {
            return false;
        }
    }

    /** Whether there is anything in it but claims and other people's files. */
    public boolean isFilled() throws IOException {
        if (!files.exists(folder)) {
            return false;
        }
        for (FileStatus file : files.listStatus(folder)) {
            if (!OutputLock.isClaim(file.getPath().getName())) {
                return true;
            }
        }
        return false;
    }

    /** Removes what was there, and marks the folder before anything is written. */
    public void begin() throws IOException {
        empty();
        try (OutputStream out = files.create(new Path(folder, MARK), true)) {
            out.write(JSON.writeValueAsBytes(Map.of(KIND, kind.word, "format", 1)));
        }
    }

    /** Removes what this kind of output consists of; the mark goes last, and the folder when nothing is left. */
    public void empty() throws IOException {
        if (!files.exists(folder)) {
            return;
        }
        for (FileStatus file : files.listStatus(folder)) {
            String name = file.getPath().getName();
            if (kind.owns(name) && !name.equals(MARK)) {
                files.delete(file.getPath(), true);
            }
        }
        files.delete(new Path(folder, MARK), false);
    }
}
