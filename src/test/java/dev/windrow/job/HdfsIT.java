package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corpus, job file, output and predictions on HDFS. */
class HdfsIT {
    @TempDir
    static java.nio.file.Path folder;

    private static MiniDFSCluster cluster;

    @BeforeAll
    static void startHdfs() throws IOException {
        Configuration configuration = new Configuration();
        configuration.set(
                MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
        cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
        cluster.waitActive();
    }

    @AfterAll
    static void stopHdfs() {
        cluster.shutdown();
    }

    @Test
    void theWholeWayTouchesNoLocalDisk() throws IOException {
        FileSystem hdfs = cluster.getFileSystem();
        java.nio.file.Path job = new TinyJobs(folder).table();
        String home = hdfs.getUri() + "/windrow";
        hdfs.copyFromLocalFile(new Path(folder + "/reviews.tsv"), new Path(home + "/reviews.tsv"));
        hdfs.copyFromLocalFile(new Path(job.toString()), new Path(home + "/job.yaml"));
        String[] where = {"--set", "corpus.train=" + home + "/reviews.tsv", "--output", home + "/out"};

        for (String verb : new String[] {"prepare", "train", "evaluate"}) {
            CommandLines.succeed(Stream.concat(Stream.of(verb, home + "/job.yaml"), Stream.of(where))
                    .toArray());
        }
        CommandLines.succeed(Stream.concat(
                        Stream.of("predict", home + "/job.yaml", "--input", home + "/reviews.tsv"), Stream.of(where))
                .toArray());

        assertThat(hdfs.exists(new Path(home, "out/_SUCCESS"))).isTrue();
        assertThat(hdfs.exists(new Path(home, "out/predictions/_SUCCESS"))).isTrue();
        assertThat(hdfs.exists(new Path(home, "out/model/weights.safetensors"))).isTrue();
        try (InputStream in = hdfs.open(new Path(home, "out/evaluation.json"))) {
            JsonNode evaluation = new ObjectMapper().readTree(in);
            assertThat(evaluation.at("/metrics/accuracy").isNumber()).isTrue();
        }
        assertThat(Files.exists(folder.resolve("out"))).isFalse();
    }
}
