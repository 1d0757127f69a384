package dev.windrow.corpus;

import dev.windrow.config.JobFile;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.mllib.feature.Word2Vec;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/**
 * Learns word vectors from plain text with MLlib's Word2Vec, the skip-gram with hierarchical softmax (Mikolov et al.,
 * "Efficient Estimation of Word Representations in Vector Space", 2013). One task learns them, for MLlib adds up what
 * several have learned in the order they end: so they are the same wherever they are learned.
 */
public final class WordVectorTraining {
    private static final int PASSES = 5;

    private WordVectorTraining() {}

    /**
     * Learns the vectors of a job and writes them in word2vec's text format, whole or not at all.
     *
     * @throws CorpusException if no word occurs often enough
     */
    public static void run(SparkSession spark, JobFile job, FileSystem system, Path file) throws IOException {
        List<String> paths = job.network().embedding().word2vec();
        Tokenizer tokenizer = Tokenizers.of(job.text());
        JavaRDD<List<String>> sentences = CorpusReader.read(
                        spark, paths, job.corpus().asLines(paths), record -> tokenizer.tokens(record.value("text")))
                .coalesce(1);
        spark.sparkContext().setJobDescription("learn word vectors");
        try {
            write(system, file, vectors(sentences, job));
        } finally {
            spark.sparkContext().setJobDescription(null);
        }
    }

    /** Word and vector, the most frequent word first, equal ones by themselves. */
    private static Map<String, float[]> vectors(JavaRDD<List<String>> sentences, JobFile job) {
        Word2Vec learning = new Word2Vec()
                .setVectorSize(job.network().embedding().units())
                .setMinCount(job.text().minCount())
                .setNumIterations(PASSES)
                .setNumPartitions(1)
                .setSeed(job.training().seed());
        try {
            scala.collection.Map<String, float[]> learned =
                    learning.fit(sentences).getVectors();
            Map<String, float[]> vectors = new LinkedHashMap<>();
            for (String word : byFrequency(sentences, job.text().minCount())) {
                // White space, as characters have it, would be taken for the end of a word.
                if (!word.isBlank() && learned.contains(word)) {
                    vectors.put(word, learned.apply(word));
                }
            }
            return vectors;
        } catch (IllegalArgumentException e) {
            throw new CorpusException(
                    "network.embedding.word2vec = "
                            + String.join(", ", job.network().embedding().word2vec())
                            + ": has no word that occurs text.min-count = "
                            + job.text().minCount() + " times: must have some, as the training data has",
                    e);
        }
    }

    private static List<String> byFrequency(JavaRDD<List<String>> sentences, long least) {
        List<Map.Entry<String, Long>> counts = new ArrayList<>(sentences
                .flatMap(List::iterator)
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKey(Long::sum)
                .filter(count -> count._2 >= least)
                .collectAsMap()
                .entrySet());
        counts.sort(Vocabulary.ORDER);
        return counts.stream().map(Map.Entry::getKey).toList();
    }

    private static void write(FileSystem system, Path file, Map<String, float[]> vectors) throws IOException {
        Path draft = new Path(file.getParent(), '_' + file.getName());
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(system.create(draft, true), StandardCharsets.UTF_8))) {
            int width = vectors.values().stream()
                    .mapToInt(vector -> vector.length)
                    .max()
                    .orElse(0);
            out.write(vectors.size() + " " + width + "\n");
            for (Map.Entry<String, float[]> entry : vectors.entrySet()) {
                out.write(entry.getKey());
                for (float value : entry.getValue()) {
                    out.write(" " + value);
                }
                out.write('\n');
            }
        }
        system.delete(file, false);
        if (!system.rename(draft, file)) {
            throw new IOException("cannot rename " + draft + " to " + file);
        }
    }
}
