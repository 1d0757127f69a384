package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.SparkSessions;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
    /** What cannot be changed any more is not asked for, so that Spark has nothing to warn of. */
    @Test
    void aSessionThatWasBegunIsTakenAsItIs(@TempDir Path folder) throws IOException {
        SparkSession begun = SparkSessions.local();
        RunDirectory directory = RunDirectory.at(folder.resolve("second").toString(), new Configuration());
        assertThat(Run.spark("run", directory)).isSameAs(begun);
        assertThat(begun.conf().get("spark.app.name")).isEqualTo("windrow-test");
        assertThat(begun.conf().getOption("spark.locality.wait").isEmpty()).isTrue();
    }
}
