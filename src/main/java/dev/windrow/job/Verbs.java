package dev.windrow.job;

import dev.windrow.config.JobFile;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the command line can do.
 *
 * @param byName the work behind {@code prepare}, {@code train}, {@code evaluate}, {@code predict} and {@code run}
 * @param taskProblems what a job's task has to say against the job, in sentences that begin with the key they are about
 */
public record Verbs(Map<String, Verb> byName, Function<JobFile, List<String>> taskProblems) {
    /** The work behind a verb. */
    Verb named(String name) {
        Verb verb = byName.get(name);
        if (verb == null) {
            throw new UnsupportedOperationException(name + ": this build can only " + byName.keySet());
        }
        return verb;
    }
}
