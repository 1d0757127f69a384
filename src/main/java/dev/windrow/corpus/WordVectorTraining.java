package dev.windrow.corpus;

import dev.windrow.config.JobFile;
import dev.windrow.text.Tokenizer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.mllib.feature.Word2Vec;
import org.apache.spark.sql.SparkSession;
import scala.collection.JavaConverters;

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

    private static Map<String, float[]> vectors(JavaRDD<List<String>> sentences, JobFile job) {
        Word2Vec learning = new Word2Vec()
                .setVectorSize(job.network().embedding().units())
                .setMinCount(job.text().minCount())
                .setNumIterations(PASSES)
                .setNumPartitions(1)
                .setSeed(job.training().seed());
        try {
            Map<String, float[]> vectors = new TreeMap<>();
            JavaConverters.mapAsJavaMap(learning.fit(sentences).getVectors()).forEach((word, vector) -> {
                // White space, as characters have it, would be taken for the end of a word.
                if (!word.isBlank()) {
                    vectors.put(word, vector);
                }
            });
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
