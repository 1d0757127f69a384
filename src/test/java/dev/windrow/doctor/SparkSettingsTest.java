package dev.windrow.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.doctor.SparkSettings.Side;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class SparkSettingsTest {
    private static final long GIGA = 1L << 30;
    private final SparkConf conf = new SparkConf(false);

    @Test
    void limitsReplaceThoseThereAreAndKeepWhatElseIsSaid() {
        conf.set(
                "spark.executor.extraJavaOptions",
                "-XX:+IgnoreUnrecognizedVMOptions --add-opens=java.base/java.lang=ALL-UNNAMED -XX:+UseG1GC"
                        + " -Dlog4j2.configurationFile=file:/opt/windrow/conf/log4j2.properties -Dorg.bytedeco.javacpp.maxbytes=1g -Dsome=thing");
        assertThat(new SparkSettings(conf).limits(Side.EXECUTORS, 2 * GIGA, 5 * GIGA))
                .isEqualTo("--conf \"spark.executor.extraJavaOptions=-XX:+UseG1GC -Dsome=thing"
                        + " -Dorg.bytedeco.javacpp.maxbytes=2g -Dorg.bytedeco.javacpp.maxphysicalbytes=5g\"");
    }

    @Test
    void sizesAreRoundedUp() {
        SparkSettings settings = new SparkSettings(conf);
        assertThat(settings.heap(Side.DRIVER, GIGA + 1)).isEqualTo("--driver-memory 1280m");
        assertThat(settings.heap(Side.EXECUTORS, 2 * GIGA)).isEqualTo("--executor-memory 2g");
        assertThat(settings.overheadOption(Side.EXECUTORS, 1)).isEqualTo("--conf spark.executor.memoryOverhead=256m");
    }

    @Test
    void overheadIsATenthOrWhatIsSaid() {
        assertThat(new SparkSettings(conf).overhead(Side.EXECUTORS, GIGA)).isEqualTo(384L << 20);
        assertThat(new SparkSettings(conf).overhead(Side.EXECUTORS, 10 * GIGA)).isEqualTo(GIGA);
        conf.set("spark.executor.memoryOverhead", "5g");
        assertThat(new SparkSettings(conf).overhead(Side.EXECUTORS, GIGA)).isEqualTo(5 * GIGA);
    }

    @Test
    void aDriverIsInAContainerOnlyInClusterMode() {
        assertThat(settings("spark://host:7077").limits(Side.EXECUTORS)).isFalse();
        assertThat(settings("yarn").limits(Side.EXECUTORS)).isTrue();
        assertThat(settings("yarn").limits(Side.DRIVER)).isFalse();
        conf.set("spark.submit.deployMode", "cluster");
        assertThat(settings("yarn").limits(Side.DRIVER)).isTrue();
        assertThat(settings("spark://host:7077").limits(Side.DRIVER)).isFalse();
    }

    @Test
    void executorsAreExpectedWhereSomeoneSaysHowMany() {
        assertThat(settings("local[4]").isLocal()).isTrue();
        assertThat(settings("local-cluster[3,1,1024]").isLocal()).isFalse();
        assertThat(settings("local-cluster[3,1,1024]").expectedExecutors()).isEqualTo(3);
        assertThat(settings("spark://host:7077").expectedExecutors()).isZero();
        assertThat(settings("yarn").expectedExecutors()).isEqualTo(2);
        conf.set("spark.executor.instances", "7");
        assertThat(settings("yarn").expectedExecutors()).isEqualTo(7);
        conf.set("spark.dynamicAllocation.enabled", "true");
        assertThat(settings("yarn").expectedExecutors()).isZero();
    }

    private SparkSettings settings(String master) {
        return new SparkSettings(conf.set("spark.master", master));
    }
}
