package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.config.Spelling;
import dev.windrow.task.Tasks;
import java.util.List;

/** What a job's task has to say against the job. */
public final class TaskProblems {
    private TaskProblems() {}

    /** Sentences that begin with the key they are about; one about the key {@code task} if there is no such task. */
    public static List<String> of(JobFile job) {
        try {
            return Tasks.named(job.task()).problems(job);
        } catch (IllegalArgumentException e) {
            String meant = Spelling.nearest(job.task(), Tasks.names())
                    .map(name -> "; did you mean " + name + "?")
                    .orElse("");
            return List.of(e.getMessage() + meant);
        }
    }
}
