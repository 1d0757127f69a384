package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.SparkSessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionFilesTest {
    @TempDir
    Path folder;

    @Test
    void csvIsAsRfc4180HasIt() throws IOException {
        SparkSession spark = SparkSessions.local();
        String line = "{\"id\":\"a \\\"b\\\" c,d\",\"label\":\" back\\\\slash \",\"p\":0.5}";
        Path table = folder.resolve("p.csv");
        PredictionFiles.write(
                spark,
                JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(List.of(line), 1),
                new org.apache.hadoop.fs.Path(table.toString()));
        assertThat(CommandLines.parts(table)).containsExactly("id,label,p", "\"a \"\"b\"\" c,d\", back\\slash ,0.5");
    }
}
