package dev.windrow.job;

import dev.windrow.config.JobFile;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * A job and how it was called.
 *
 * @param job the resolved job file
 * @param hadoop where file systems are looked up
 * @param existing what becomes of an output that is there already
 * @param input what {@code predict} reads; empty for the job's test data, or for generating
 * @param predictions where {@code predict} writes; empty for the job's output
 */
public record JobContext(JobFile job, Configuration hadoop, ExistingOutput existing, String input, String predictions) {
    /** What becomes of an output that is there already. */
    public enum ExistingOutput {
        REFUSE,
        OVERWRITE
    }

    /** The folder of everything the job writes. */
    RunDirectory directory() throws IOException {
        return RunDirectory.at(job.output(), hadoop);
    }
}
