package dev.windrow.doctor;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder in the job's output for a moment: the driver writes into it what executors read, and each executor what the
 * driver reads. So it turns out whether all see one file system, whatever it is called.
 */
final class Probe implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String OF_THE_DRIVER = "driver";

    private final String folder;
    private final String token = UUID.randomUUID().toString();
    /** Folders above that were not there before, from the lowest up. */
    private final List<String> made = new ArrayList<>();

    private Probe(String folder) {
        this.folder = folder;
    }

    /** Makes the folder and writes into it, on the driver. */
    static Probe open(Configuration hadoop, String output) throws IOException {
        Probe probe = new Probe(output + "/.windrow-doctor-" + UUID.randomUUID());
        FileSystem files = files(hadoop, probe.folder);
        for (Path path = new Path(output); path != null && !files.exists(path); path = path.getParent()) {
            probe.made.add(path.toString());
        }
        try {
            files.mkdirs(new Path(probe.folder));
            probe.write(hadoop, OF_THE_DRIVER);
        } catch (IOException e) {
            probe.close(hadoop);
            throw e;
        }
        return probe;
    }

    /** Looks for what the driver wrote and answers it; why that does not work, or nothing. */
    String answer(Configuration hadoop, String executor) {
        try {
            if (!token.equals(read(hadoop, OF_THE_DRIVER))) {
                return "reads something else than the driver wrote";
            }
            write(hadoop, executor);
            return "";
        } catch (FileNotFoundException e) {
            return "does not see what the driver wrote";
        } catch (IOException e) {
            return "cannot use it: " + e.getMessage();
        }
    }

    /** Looks on the driver for an executor's answer; why it is not there, or nothing. */
    String answered(Configuration hadoop, String executor) {
        try {
            return token.equals(read(hadoop, executor)) ? "" : "wrote something else than the driver reads";
        } catch (IOException e) {
            return "wrote there, and the driver does not see it";
        }
    }

    private void write(Configuration hadoop, String name) throws IOException {
        try (OutputStream out = files(hadoop, folder).create(new Path(folder, name), true)) {
            out.write(token.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String read(Configuration hadoop, String name) throws IOException {
        try (InputStream in = files(hadoop, folder).open(new Path(folder, name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Removes the folder, and those above it that came with it. */
    void close(Configuration hadoop) throws IOException {
        FileSystem files = files(hadoop, folder);
        files.delete(new Path(folder), true);
        for (String path : made) {
            Path above = new Path(path);
            if (files.exists(above) && files.listStatus(above).length == 0) {
                files.delete(above, false);
            }
        }
    }

    private static FileSystem files(Configuration hadoop, String path) throws IOException {
        FileSystem files = new Path(path).getFileSystem(hadoop);
        return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
    }
}
