package dev.windrow.doctor;

import dev.windrow.network.Natives;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkEnv;

/** Looks at the process it runs in. */
final class Exam implements Serializable {
    private static final long serialVersionUID = 1;

    /** What decides how many threads and which code natives take. */
    static final String THREADS = "OMP_NUM_THREADS";

    static final String BLAS_CORE = "OPENBLAS_CORETYPE";

    private final String id = UUID.randomUUID().toString();
    private final Places places;

    @Nullable
    private final Probe probe;

    /** @param probe the folder that all have to see; null if the driver could not make it */
    Exam(Places places, @Nullable Probe probe) {
        this.places = places;
        this.probe = probe;
    }

    /** Tells one examination from others in the life of a process. */
    String id() {
        return id;
    }

    Findings of(Configuration hadoop) {
        SparkEnv spark = SparkEnv.get();
        String executor = spark.executorId();
        Map<String, String> variables = new TreeMap<>();
        for (String name : new String[] {THREADS, BLAS_CORE}) {
            String value = System.getenv(name);
            variables.put(name, value == null ? "" : value);
        }
        return new Findings(
                executor,
                spark.blockManager().blockManagerId().host(),
                Machine.here(hadoop, spark.blockManager().diskBlockManager().localDirsString()),
                Natives.load(),
                variables,
                unread(hadoop),
                probe == null ? "" : probe.answer(hadoop, executor));
    }

    private Map<String, String> unread(Configuration hadoop) {
        Map<String, String> unread = new TreeMap<>();
        for (String input : places.inputs()) {
            Path path = new Path(input);
            try (InputStream in = path.getFileSystem(hadoop).open(path)) {
                if (in.read() < 0) {
                    unread.put(input, "is empty");
                }
            } catch (IOException | RuntimeException e) {
                unread.put(input, String.valueOf(e.getMessage()));
            }
        }
        return unread;
    }
}
