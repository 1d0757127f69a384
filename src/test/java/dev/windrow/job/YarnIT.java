package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job on YARN, with all it reads and writes on HDFS: {@code mvn -B -Pyarn verify}. */
@Tag("yarn")
class YarnIT {
    private static final java.nio.file.Path HOME = java.nio.file.Path.of("").toAbsolutePath();
    private static final java.nio.file.Path SPARK = HOME.resolve("target/spark-yarn");

    @TempDir
    static java.nio.file.Path folder;

    private static MiniDFSCluster hdfs;
    private static MiniYARNCluster yarn;
    private static String root;
    private static Launcher launcher;
    private static Launcher.Running local;

    @BeforeAll
    static void startHdfsAndYarn() throws IOException {
        Configuration configuration = new Configuration();
        configuration.set(
                MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
        hdfs = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
        hdfs.waitActive();
        yarn = new MiniYARNCluster("windrow", 2, 1, 1);
        yarn.init(yarnConfiguration());
        yarn.start();
        writeConfiguration();

        java.nio.file.Path job = new TinyJobs(folder).tagging();
        launcher = new Launcher(folder);
        List<Object> here = run(job.toString(), folder + "/local");
        here.addAll(List.of("--", "--master", "local[2]", "--driver-memory", "1g"));
        local = launcher.start(Map.of("SPARK_HOME", SPARK.toString()), here.toArray());
        root = hdfs.getFileSystem().getUri() + "/windrow";
        for (String name : List.of("tagging.yaml", "train.conllu", "dev.conllu", "test.conllu")) {
            hdfs.getFileSystem().copyFromLocalFile(new Path(folder + "/" + name), new Path(root + "/" + name));
        }
    }

    private static YarnConfiguration yarnConfiguration() throws IOException {
        YarnConfiguration configuration = new YarnConfiguration();
        configuration.set("fs.defaultFS", hdfs.getFileSystem().getUri().toString());
        configuration.setInt("yarn.nodemanager.resource.memory-mb", 5120);
        configuration.setInt("yarn.nodemanager.resource.cpu-vcores", 4);
        configuration.setInt("yarn.scheduler.minimum-allocation-mb", 128);
        configuration.setBoolean("yarn.nodemanager.pmem-check-enabled", true);
        configuration.setBoolean("yarn.nodemanager.vmem-check-enabled", false);
        configuration.setFloat("yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", 100);
        configuration.set("yarn.scheduler.capacity.root.queues", "default");
        configuration.setInt("yarn.scheduler.capacity.root.default.capacity", 100);
        configuration.setFloat("yarn.scheduler.capacity.maximum-am-resource-percent", 0.5f);
        return configuration;
    }

    /** What HADOOP_CONF_DIR names: the addresses that the clusters took. */
    private static void writeConfiguration() throws IOException {
        java.nio.file.Path conf = Files.createDirectories(folder.resolve("hadoop-conf"));
        for (String file : List.of("core-site.xml", "yarn-site.xml")) {
            try (OutputStream out = Files.newOutputStream(conf.resolve(file))) {
                yarn.getConfig().writeXml(out);
            }
        }
    }

    @AfterAll
    static void stopBoth() {
        yarn.stop();
        hdfs.shutdown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "cluster"})
    void givesTheSameBytesAsInOneProcess(String mode) throws Exception {
        List<Object> distributed = run(root + "/tagging.yaml", root + "/out-" + mode);
        for (String split : List.of("train", "dev", "test")) {
            String key = split.equals("dev") ? "valid" : split;
            distributed.addAll(List.of("--set", "corpus." + key + "=" + root + "/" + split + ".conllu"));
        }
        distributed.addAll(onYarn(mode));
        launcher.start(environment(), distributed.toArray()).succeed();
        local.succeed();

        FileSystem files = hdfs.getFileSystem();
        assertThat(files.exists(new Path(root + "/out-" + mode + "/_SUCCESS"))).isTrue();
        for (String file : List.of("model/weights.safetensors", "model/vocabulary.tsv", "evaluation.json")) {
            java.nio.file.Path copy = folder.resolve("copy");
            files.copyToLocalFile(false, new Path(root + "/out-" + mode + "/" + file), new Path(copy.toString()), true);
            assertThat(copy).hasSameBinaryContentAs(folder.resolve("local").resolve(file));
        }
    }

    @Test
    void theDoctorReachesItsContainers() throws Exception {
        List<Object> arguments =
                new ArrayList<>(List.of("doctor", root + "/tagging.yaml", "--output", root + "/never"));
        for (String split : List.of("train", "dev", "test")) {
            String key = split.equals("dev") ? "valid" : split;
            arguments.addAll(List.of("--set", "corpus." + key + "=" + root + "/" + split + ".conllu"));
        }
        arguments.addAll(onYarn("client"));
        Launcher.Running running = launcher.start(environment(), arguments.toArray());
        int code = running.code();
        String out = Files.readString(running.out());
        assertThat(out).containsPattern("\nexecutor 1 .*\nexecutor 2 ");
        // The repository's file gives networks 4 GB, of which the containers asked for here have no more than one.
        assertThat(out)
                .contains("- all 2 executors: a container of 2.0 GB, and the process comes to ")
                .contains("--conf \"spark.executor.extraJavaOptions=");
        assertThat(code).isEqualTo(5);
        assertThat(hdfs.getFileSystem().exists(new Path(root + "/never"))).isFalse();
    }

    @Test
    void aBadJobEndsWithItsExitCode() throws Exception {
        List<Object> arguments = run(root + "/tagging.yaml", root + "/never");
        arguments.addAll(List.of("--set", "training.epochs=0"));
        arguments.addAll(onYarn("client"));
        assertThat(launcher.start(environment(), arguments.toArray()).code()).isEqualTo(2);
        assertThat(hdfs.getFileSystem().exists(new Path(root + "/never"))).isFalse();
    }

    private static List<Object> run(String file, String output) {
        return new ArrayList<>(List.of("run", file, "--output", output));
    }

    /** The repository's own file, on less memory. */
    private static List<Object> onYarn(String mode) {
        List<Object> options = new ArrayList<>(List.of(
                "--conf-file",
                HOME.resolve("conf/yarn.conf"),
                "--",
                "--deploy-mode",
                mode,
                "--driver-memory",
                "1g",
                "--executor-memory",
                "1g",
                "--executor-cores",
                "1",
                // The UI on YARN needs a jar that is in Spark's own distribution only.
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.executor.memoryOverhead=1g",
                "--conf",
                "spark.driver.memoryOverhead=1g",
                "--conf",
                "spark.yarn.jars=local:" + SPARK + "/jars/*"));
        // A container knows nothing of this shell's variables, and this one decides how OpenBLAS computes.
        String core = System.getenv("OPENBLAS_CORETYPE");
        if (core != null) {
            options.addAll(List.of("--conf", "spark.executorEnv.OPENBLAS_CORETYPE=" + core));
        }
        return options;
    }

    private static Map<String, String> environment() {
        return Map.of(
                "SPARK_HOME", SPARK.toString(),
                "HADOOP_CONF_DIR", folder.resolve("hadoop-conf").toString(),
                "SPARK_LOCAL_IP", "127.0.0.1");
    }
}
