package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.SparkSessions;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.config.CorpusSection.Split.Method;
import dev.windrow.config.TextSection.Tokenizer;
import dev.windrow.sequence.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HdfsIT {
    private static MiniDFSCluster cluster;
    private static FileSystem hdfs;
    private static String root;

    @BeforeAll
    static void startCluster(@TempDir java.nio.file.Path folder) throws IOException {
        Configuration configuration = new Configuration();
        configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
        cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
        hdfs = cluster.getFileSystem();
        root = hdfs.getUri() + "/corpus";
    }

    @AfterAll
    static void stopCluster() {
        cluster.shutdown();
    }

    @Test
    void aCorpusIsReadAndPreparedOnHdfs(@TempDir java.nio.file.Path local) throws IOException {
        String text = String.join(
                "\n",
                IntStream.range(0, 300).mapToObj(i -> "line " + i + " of it").toList());
        Texts.write(hdfs, new Path(root, "a.txt"), text);
        Files.writeString(local.resolve("a.txt"), text);
        SparkSession spark = SparkSessions.local();
        PreparedCorpus there = prepare(spark, root + "/*.txt", new Path(root, "out"));
        PreparedCorpus here = prepare(
                spark,
                local.resolve("a.txt").toString(),
                new Path(local.resolve("out").toString()));
        assertThat(there.fingerprint()).isEqualTo(here.fingerprint());
        assertThat(there.windows(Split.TRAIN).map(Window::id).collect())
                .isEqualTo(here.windows(Split.TRAIN).map(Window::id).collect());
        assertThat(hdfs.exists(new Path(root, "out/prepared/manifest.json"))).isTrue();
        assertThat(hdfs.exists(new Path(root, "out/prepared.partial"))).isFalse();
        assertThat(prepare(spark, root + "/*.txt", new Path(root, "out")).fingerprint())
                .isEqualTo(there.fingerprint());
        assertThat(there.count(Split.TRAIN) + there.count(Split.TEST) + there.count(Split.VALID))
                .isEqualTo(300);
    }

    private static PreparedCorpus prepare(SparkSession spark, String path, Path output) throws IOException {
        CorpusSection corpus =
                Corpora.with(Corpora.of(Format.TEXT, path), new CorpusSection.Split(Method.HASH, 0.1, 0.2, 1, ""));
        return Preparation.run(
                spark, Map.of(), Jobs.languageModel(corpus, Jobs.text(Tokenizer.WORDS, 9)), output, 1000);
    }

    @Test
    void aMissingPathIsNamedWithItsFileSystem() throws IOException {
        hdfs.mkdirs(new Path(root, "empty"));
        assertThatThrownBy(() -> CorpusFiles.list(new Configuration(), "corpus.train", List.of(root + "/none/a.txt")))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("corpus.train = " + root + "/none/a.txt: there is nothing at hdfs://")
                .hasMessageContaining("the nearest folder there is " + hdfs.getUri());
    }
}
