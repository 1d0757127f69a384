package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

/** What a person is told of a failure that nobody foresaw. */
class ExitCodeTest {
    @Test
    void theOutermostCauseWithAMessageOfItsOwnSpeaks() {
        IOException cut = new IOException("model/weights: was cut short", new EOFException());
        assertThat(ExitCode.outermost(cut)).isSameAs(cut);
        assertThat(ExitCode.outermost(new RuntimeException(cut))).isSameAs(cut);
        assertThat(ExitCode.outermost(new ExecutionException("task", cut))).isSameAs(cut);
        assertThat(ExitCode.outermost(new SparkException("Job aborted due to stage failure", cut)))
                .isSameAs(cut);
        EOFException alone = new EOFException();
        assertThat(ExitCode.outermost(new RuntimeException(alone))).isSameAs(alone);
        SparkException lost = new SparkException("Job aborted: executor lost");
        assertThat(ExitCode.outermost(lost)).isSameAs(lost);
    }
}
