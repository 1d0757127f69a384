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
        /** It is refused, but for a run of the same job that did not come to its end: that is gone on with. */
        REFUSE,
        /** The job goes on with whatever is there of it. */
        RESUME,
        /** It is replaced. */
        OVERWRITE
    }

    /** The same, going on with what is there. */
    JobContext resuming() {
        return new JobContext(job, hadoop, ExistingOutput.RESUME, input, predictions);
    }

    /** The folder of everything the job writes. */
    RunDirectory directory() throws IOException {
        return RunDirectory.at(job.output(), hadoop);
    }
}
