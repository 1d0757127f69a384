package dev.windrow.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The paths a job reads, by the keys that name them. */
public final class JobPaths {
    private JobPaths() {}

    /** Paths and globs of everything a job reads; keys that name nothing are left out. */
    public static Map<String, List<String>> read(JobFile job) {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        CorpusSection corpus = job.corpus();
        NetworkSection.Embedding embedding = job.network().embedding();
        add(paths, "corpus.train", corpus.train());
        add(paths, "corpus.valid", corpus.valid());
        add(paths, "corpus.test", corpus.test());
        add(paths, "corpus.fasta.annotations", corpus.fasta().annotations());
        add(paths, "corpus.sound.transcripts", List.of(corpus.sound().transcripts()));
        add(paths, "network.embedding.pretrained", List.of(embedding.pretrained()));
        add(paths, "network.embedding.word2vec", embedding.word2vec());
        return paths;
    }

    private static void add(Map<String, List<String>> paths, String key, List<String> named) {
        List<String> given = named.stream().filter(path -> !path.isEmpty()).toList();
        if (!given.isEmpty()) {
            paths.put(key, given);
        }
    }
}
