package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.config.JobPaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files that windows were made of, as they were then: kept beside the windows, so that nobody goes on with windows
 * of files that were changed since.
 *
 * @param paths as the job names them, by key
 * @param files what there was under those paths
 */
record Sources(Map<String, List<String>> paths, SortedMap<String, SourceFile> files) {
    static final String FILE = "sources.json";

    /** Differences that are told; of more there is a count. */
    private static final int TOLD = 5;

    /** No sources, of what is made up. */
    static Sources none() {
        return new Sources(Map.of(), new TreeMap<>());
    }

    /** Those of a job. */
    static Sources of(Configuration hadoop, JobFile job) throws IOException {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> key : JobPaths.read(job).entrySet()) {
            List<String> whole = new ArrayList<>();
            for (String given : key.getValue()) {
                Path path = new Path(given);
                whole.add(path.getFileSystem(hadoop).makeQualified(path).toString());
            }
            paths.put(key.getKey(), whole);
        }
        addPartners(hadoop, job.corpus(), paths);
        return new Sources(paths, files(hadoop, paths));
    }

    /** Files of answers, which lie beside those that the job names. */
    private static void addPartners(Configuration hadoop, CorpusSection corpus, Map<String, List<String>> paths) {
        if (corpus.format() != CorpusSection.Format.PARALLEL) {
            return;
        }
        for (String key : List.of("corpus.train", "corpus.valid", "corpus.test")) {
            List<String> partners = new ArrayList<>();
            for (Path file : InputFiles.find(hadoop, key, paths.getOrDefault(key, List.of()), new ArrayList<>())
                    .lengths()
                    .keySet()) {
                partners.add(ParallelRecords.partner(
                        file.toString(),
                        corpus.columns().source(),
                        corpus.columns().target()));
            }
            if (!partners.isEmpty()) {
                paths.put(key + ", answers", partners);
            }
        }
    }

    private static SortedMap<String, SourceFile> files(Configuration hadoop, Map<String, List<String>> paths)
            throws IOException {
        SortedMap<String, SourceFile> files = new TreeMap<>();
        SourceFile.Budget budget = new SourceFile.Budget();
        for (Map.Entry<String, List<String>> key : paths.entrySet()) {
            InputFiles found = InputFiles.find(hadoop, key.getKey(), key.getValue(), new ArrayList<>());
            for (Map.Entry<Path, Long> file : found.lengths().entrySet()) {
                Path path = file.getKey();
                if (!files.containsKey(path.toString())) {
                    FileSystem system = path.getFileSystem(hadoop);
                    files.put(
                            path.toString(),
                            SourceFile.of(system, path, file.getValue(), found.modified(path), budget));
                }
            }
        }
        return files;
    }

    void write(FileSystem system, Path folder) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", 1L);
        fields.put("paths", paths);
        Map<String, Object> each = new LinkedHashMap<>();
        files.forEach((path, file) -> each.put(path, file.toJson()));
        fields.put("files", each);
        Texts.write(system, new Path(folder, FILE), Json.write(fields) + '\n');
    }

    /** Those of a prepared folder; none if a version wrote it that did not keep them. */
    static Optional<Sources> read(FileSystem system, Path folder) throws IOException {
        Path file = new Path(folder, FILE);
        if (!system.exists(file)) {
            return Optional.empty();
        }
        Map<?, ?> fields = Texts.readJson(system, file);
        try {
            Map<String, List<String>> paths = new LinkedHashMap<>();
            ((Map<?, ?>) fields.get("paths"))
                    .forEach((key, given) -> paths.put(
                            (String) key,
                            ((List<?>) given).stream().map(String.class::cast).toList()));
            SortedMap<String, SourceFile> files = new TreeMap<>();
            ((Map<?, ?>) fields.get("files"))
                    .forEach((path, of) -> files.put((String) path, SourceFile.fromJson((Map<?, ?>) of)));
            return Optional.of(new Sources(paths, files));
        } catch (ClassCastException | NullPointerException e) {
            throw new CorpusException(file + ": is damaged: prepare the corpus again", e);
        }
    }

    /**
     * What is another now, a sentence a file. Where nothing is left there is nothing to compare with, as on another
     * machine; a file that was only touched is the same.
     */
    List<String> differences(Configuration hadoop) throws IOException {
        SortedMap<String, SourceFile> now = files(hadoop, paths);
        if (now.isEmpty()) {
            return List.of();
        }
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, SourceFile> file : files.entrySet()) {
            SourceFile is = now.remove(file.getKey());
            String shown = NearestPath.shown(new Path(file.getKey()));
            if (is == null) {
                differences.add(shown + " is no longer there");
            } else {
                file.getValue().difference(is).ifPresent(difference -> differences.add(shown + ' ' + difference));
            }
        }
        now.keySet().forEach(path -> differences.add(NearestPath.shown(new Path(path)) + " is new"));
        return told(differences);
    }

    private static List<String> told(List<String> differences) {
        if (differences.size() <= TOLD) {
            return differences;
        }
        List<String> told = new ArrayList<>(differences.subList(0, TOLD));
        told.add((differences.size() - TOLD) + " more files differ");
        return told;
    }
}
