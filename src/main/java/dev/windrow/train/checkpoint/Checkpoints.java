package dev.windrow.train.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.windrow.network.Safetensors;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of a run: a folder with a {@link SealedFolder} for each, which holds {@code state.safetensors} (every
 * array) and {@code state.json} (all else, and which tensor is what).
 */
public final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final String ARRAYS = "state.safetensors";
    private static final String TREE = "state.json";
    private static final SortedSet<String> FILES = new TreeSet<>(List.of(ARRAYS, TREE));
    private static final Pattern NAME = Pattern.compile("round-\\d{8,19}(-epoch-\\d+)?");
    private static final String FORMAT = "format";
    private static final int VERSION = 1;
    private static final int BUFFER = 1 << 16;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final FileSystem files;
    private final Path folder;
    private final int kept;

    /** Names of the checkpoints that led to where the run is, in the order they were written. */
    private final List<String> line = new ArrayList<>();

    /**
     * @param files without checksum files of its own
     * @param folder of all checkpoints; made with the first
     * @param kept how many of the newest are kept
     */
    public Checkpoints(FileSystem files, Path folder, int kept) {
        this.files = files;
        this.folder = folder;
        this.kept = kept;
    }

    /**
     * Writes a checkpoint, and then removes those too old to be kept and what a run that was stopped left behind.
     *
     * @throws IOException if it could not be written; those before are still there then
     */
    void write(Checkpoint checkpoint) throws IOException {
        String name = checkpoint.name();
        RecordWriter writer = new RecordWriter();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(FORMAT, VERSION);
        tree.putAll(writer.record(checkpoint));
        line.remove(name);
        try {
            folder(name)
                    .write(Map.of(
                            ARRAYS, out -> Safetensors.write(out, writer.tensors()),
                            TREE, out -> out.write(JSON.writeValueAsBytes(tree))));
        } catch (FSError e) {
            // How Hadoop tells of a local disk that is full.
            removeAfter(e, name);
            throw new IOException(e.getCause().getMessage(), e);
        } catch (IOException | RuntimeException e) {
            removeAfter(e, name);
            throw e;
        }
        line.add(name);
        prune();
    }

    private void removeAfter(Throwable failure, String name) {
        try {
            folder(name).remove();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private void prune() {
        line.subList(0, Math.max(0, line.size() - kept)).clear();
        try {
            for (String name : names()) {
                if (!line.contains(name)) {
                    folder(name).remove();
                }
            }
        } catch (IOException e) {
            LOG.warn("an old checkpoint could not be removed: {}", e.getMessage());
        }
    }

    /**
     * The newest checkpoint that is whole; those that are not are told of in the log.
     *
     * @return none if there is no checkpoint, or none whose writing came to its end
     * @throws CorruptCheckpointsException if there are some, but not one that is whole
     */
    public Optional<Checkpoint> newest() throws IOException {
        List<String> sealed = new ArrayList<>();
        for (String name : names()) {
            if (folder(name).isSealed()) {
                sealed.add(name);
            }
        }
        List<String> reasons = new ArrayList<>();
        for (int i = sealed.size() - 1; i >= 0; i--) {
            try {
                Checkpoint checkpoint = read(sealed.get(i));
                line.clear();
                line.addAll(sealed.subList(0, i + 1));
                return Optional.of(checkpoint);
            } catch (IOException e) {
                LOG.warn("{}{}", e.getMessage(), i > 0 ? "; the checkpoint before is used" : "");
                reasons.add(e.getMessage());
            }
        }
        if (!sealed.isEmpty()) {
            throw new CorruptCheckpointsException(folder, reasons);
        }
        return Optional.empty();
    }

    private Checkpoint read(String name) throws IOException {
        folder(name).verify();
        Path tree = new Path(new Path(folder, name), TREE);
        Path arrays = new Path(new Path(folder, name), ARRAYS);
        try (InputStream in = files.open(tree);
                InputStream values = files.open(arrays, BUFFER)) {
            Map<?, ?> fields = JSON.readValue(in.readAllBytes(), Map.class);
            if (!Integer.valueOf(VERSION).equals(fields.get(FORMAT))) {
                throw new IOException(tree + ": format = " + fields.get(FORMAT) + ": must be " + VERSION
                        + ", the only one this program reads");
            }
            long bytes = files.getFileStatus(arrays).getLen();
            return new RecordReader(Safetensors.read(values, bytes, arrays.toString()))
                    .record(Checkpoint.class, fields);
        } catch (JsonProcessingException e) {
            throw new IOException(tree + ": is not JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IOException(tree + ": " + e.getMessage(), e);
        }
    }

    /** What is in the folder under a checkpoint's name, whole or not, in the order of the run. */
    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try {
            for (FileStatus status : files.listStatus(folder)) {
                if (NAME.matcher(status.getPath().getName()).matches()) {
                    names.add(status.getPath().getName());
                }
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }
        names.sort(Comparator.comparing((String name) -> Long.parseLong(name.split("-")[1]))
                .thenComparing(Comparator.naturalOrder()));
        return names;
    }

    private SealedFolder folder(String name) {
        return new SealedFolder(files, new Path(folder, name), FILES);
    }

    /** The folder of everything the run writes. */
    Path output() {
        return folder.getParent();
    }

    /** Whether the folder of everything the run writes is still there. */
    boolean hasOutput() throws IOException {
        return files.exists(output());
    }
}
