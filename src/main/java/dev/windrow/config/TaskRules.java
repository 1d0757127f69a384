package dev.windrow.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What tasks have to say against a job, in sentences that begin with the key they are about. */
@FunctionalInterface
public interface TaskRules {
    /** What is wrong with a job whose every value is good in itself. */
    List<String> problems(JobFile job);

    /** What is wrong with the name of a task: asked for even where other values are refused. */
    default Optional<String> unknownTask(String name) {
        return Optional.empty();
    }

    /** These rules, and what else there is to say. */
    default TaskRules and(Function<JobFile, List<String>> more) {
        TaskRules rules = this;
        return new TaskRules() {
            @Override
            public List<String> problems(JobFile job) {
                List<String> problems = new ArrayList<>(rules.problems(job));
                problems.addAll(more.apply(job));
                return problems;
            }

            @Override
            public Optional<String> unknownTask(String name) {
                return rules.unknownTask(name);
            }
        };
    }
}
