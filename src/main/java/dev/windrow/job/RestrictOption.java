package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.config.JobPaths;
import dev.windrow.config.TaskRules;
import dev.windrow.guard.Restriction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Option;

/** Keeps the paths of a job that somebody else wrote within some folders. */
final class RestrictOption {
    @Option(
            names = Restriction.OPTION,
            paramLabel = "DIR",
            description = "A folder that every path of the job, and of this command, must lie in, wherever links and .."
                    + " lead; a path outside is refused. May be given again.")
    List<String> folders = new ArrayList<>();

    Restriction restriction(Configuration hadoop) {
        return Restriction.to(folders, hadoop);
    }

    /** What tasks have to say against a job, and each of its paths that leads out of the folders. */
    TaskRules rules(TaskRules tasks, Configuration hadoop) {
        Restriction restriction = restriction(hadoop);
        return restriction.isNone() ? tasks : tasks.and(job -> problems(job, restriction));
    }

    private static List<String> problems(JobFile job, Restriction restriction) {
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, List<String>> paths : JobPaths.read(job).entrySet()) {
            for (String path : paths.getValue()) {
                restriction.problem(path).ifPresent(text -> problems.add(paths.getKey() + " = " + path + ": " + text));
            }
        }
        restriction.problem(job.output()).ifPresent(text -> problems.add("output = " + job.output() + ": " + text));
        return problems;
    }

    /**
     * Throws if a path of the command line leads out of the folders.
     *
     * @param path empty where the option was left out
     */
    static void require(Restriction restriction, String option, String path) {
        if (!path.isEmpty()) {
            restriction.problem(path).ifPresent(text -> {
                throw Footing.refused(option + " = " + path, text);
            });
        }
    }
}
