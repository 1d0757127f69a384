package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Format;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a corpus, in the order of their paths, with the names that ids begin with. */
final class CorpusFiles {
    private static final Logger LOG = LoggerFactory.getLogger(CorpusFiles.class);

    private CorpusFiles() {}

    /**
     * The files that hold something.
     *
     * @param key where the paths stand, for messages: {@code corpus.train}
     * @throws CorpusException if a path names nothing, cannot be looked at, or names empty files only
     */
    static List<CorpusFile> list(Configuration configuration, String key, List<String> paths) {
        List<String> problems = new ArrayList<>();
        Map<Path, Long> lengths =
                InputFiles.find(configuration, key, paths, problems).lengths();
        if (!problems.isEmpty()) {
            throw new CorpusException(String.join("\n", problems));
        }
        List<Path> found = new ArrayList<>();
        lengths.forEach((path, length) -> {
            if (length > 0) {
                found.add(path);
            } else {
                LOG.warn("{}: {} is empty (0 bytes)", key, path);
            }
        });
        int components = componentsNeeded(found);
        List<CorpusFile> files = new ArrayList<>(found.size());
        for (Path path : found) {
            files.add(new CorpusFile(
                    path.toString(),
                    name(path, components),
                    lengths.get(path),
                    Bytes.isCompressed(configuration, path)));
        }
        return files;
    }

    /** Those of the training data; where they are made up, one that is nowhere. */
    static List<CorpusFile> training(Configuration configuration, CorpusSection corpus) {
        return corpus.format() == Format.GENERATE
                ? List.of(MadeUp.file(corpus))
                : list(configuration, SplitPlan.key(Split.TRAIN), corpus.train());
    }

    private static int componentsNeeded(List<Path> paths) {
        int components = 1;
        while (true) {
            Set<String> names = new HashSet<>();
            for (Path path : paths) {
                names.add(name(path, components));
            }
            if (names.size() == paths.size()) {
                return components;
            }
            components++;
        }
    }

    private static String name(Path path, int components) {
        Path parent = path.getParent();
        return components == 1 || parent == null || parent.isRoot()
                ? path.getName()
                : name(parent, components - 1) + '/' + path.getName();
    }
}
