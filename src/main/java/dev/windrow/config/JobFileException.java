package dev.windrow.config;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A job file that cannot be used. Its message lists every problem, one a line, in the order of the file's lines. */
public final class JobFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public JobFileException(List<Problem> problems) {
        super(problems.stream().sorted(byLine()).map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = problems.stream().sorted(byLine()).toList();
    }

    /** At least one; sorted by line, those without a line last. */
    public List<Problem> problems() {
        return problems;
    }

    private static Comparator<Problem> byLine() {
        return Comparator.comparingInt(problem -> {
            int line = problem.place().line();
            return line == 0 ? Integer.MAX_VALUE : line;
        });
    }
}
