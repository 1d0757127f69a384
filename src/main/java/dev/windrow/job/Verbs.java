package dev.windrow.job;

import dev.windrow.config.TaskRules;
import java.util.Map;

/**
 * What the command line can do.
 *
 * @param byName the work behind {@code prepare}, {@code train}, {@code evaluate}, {@code predict}, {@code run},
 *     {@code doctor}, and {@code predict --interactive}
 * @param tasks what tasks have to say against a job
 */
public record Verbs(Map<String, Verb> byName, TaskRules tasks) {
    /** The work behind a verb. */
    Verb named(String name) {
        Verb verb = byName.get(name);
        if (verb == null) {
            throw new UnsupportedOperationException(name + ": this build can only " + byName.keySet());
        }
        return verb;
    }
}
