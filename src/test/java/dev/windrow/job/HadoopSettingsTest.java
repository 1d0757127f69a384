package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HadoopSettingsTest {
    @Test
    void settingsOfSparkSubmitReachFileSystems() {
        System.setProperty("spark.hadoop.fs.s3a.access.key", "a key");
        try {
            assertThat(HadoopSettings.given().get("fs.s3a.access.key")).isEqualTo("a key");
        } finally {
            System.clearProperty("spark.hadoop.fs.s3a.access.key");
        }
    }
}
