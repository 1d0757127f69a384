package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.config.JobKeys;
import dev.windrow.guard.Restriction;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.hadoop.conf.Configuration;

/**
 * A job and how it was called.
 *
 * @param job the resolved job file
 * @param hadoop where file systems are looked up
 * @param existing what becomes of an output that is there already
 * @param input what {@code predict} reads; empty for the job's test data, or for generating
 * @param predictions where {@code predict} writes; empty for the job's output
 * @param from the model that training goes on from; empty to begin anew
 * @param restriction to folders that all paths must lie in
 */
public record JobContext(
        JobFile job,
        Configuration hadoop,
        ExistingOutput existing,
        String input,
        String predictions,
        Optional<EarlierModel> from,
        Restriction restriction) {
    /** A job with nothing else said. */
    JobContext(JobFile job, Configuration hadoop, ExistingOutput existing) {
        this(job, hadoop, existing, "", "", Optional.empty(), Restriction.none());
    }

    /** The same for predictions. */
    JobContext predicting(String otherInput, String otherPredictions) {
        return new JobContext(job, hadoop, existing, otherInput, otherPredictions, from, restriction);
    }

    /** The same, within some folders. */
    JobContext within(Restriction folders) {
        return new JobContext(job, hadoop, existing, input, predictions, from, folders);
    }

    /** The same, going on from a model. */
    JobContext from(Optional<EarlierModel> model) {
        return new JobContext(job, hadoop, existing, input, predictions, model, restriction);
    }

    /** Where the model is that training goes on from; empty to begin anew. */
    String origin() {
        return from.map(model -> model.folder().toString()).orElse("");
    }

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
        return new JobContext(job, hadoop, ExistingOutput.RESUME, input, predictions, from, restriction);
    }

    /** All that decides the job's model but the data: the job file's keys, and where it begins. */
    SortedMap<String, String> keys() {
        SortedMap<String, String> keys = JobKeys.of(job);
        from.ifPresent(model -> keys.put(EarlierModel.OPTION, model.folder().toString()));
        return keys;
    }

    /** The folder of everything the job writes. */
    RunDirectory directory() throws IOException {
        return RunDirectory.at(job.output(), hadoop);
    }
}
