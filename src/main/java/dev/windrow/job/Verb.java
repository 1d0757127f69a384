package dev.windrow.job;

/** What a verb of the command line does with a job. */
@FunctionalInterface
public interface Verb {
    /**
     * Does the work; progress goes to the terminal, results into the job's output.
     *
     * @throws Exception whose message is all the user sees; {@link ExitCode} says what the process returns for it
     */
    void run(JobContext context) throws Exception;
}
