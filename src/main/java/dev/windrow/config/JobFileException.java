package dev.windrow.config;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A job file that cannot be used. Its message lists every problem, one a line, in the order of the file's lines. */
public final class JobFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Problems in the message, and characters of each: nobody reads more. */
    private static final int TOLD = 100;

    private static final int LONGEST = 4000;

    private final transient List<Problem> problems;

    public JobFileException(List<Problem> problems) {
        super(message(problems));
        this.problems = problems.stream().sorted(byLine()).toList();
    }

    private static String message(List<Problem> problems) {
        String told = problems.stream()
                .sorted(byLine())
                .limit(TOLD)
                .map(problem -> cut(problem.toString()))
                .collect(Collectors.joining("\n"));
        return problems.size() <= TOLD ? told : told + "\nand " + (problems.size() - TOLD) + " more problems";
    }

    private static String cut(String line) {
        return line.length() <= LONGEST
                ? line
                : line.substring(0, LONGEST / 2) + " [" + (line.length() - LONGEST) + " characters left out] "
                        + line.substring(line.length() - LONGEST / 2);
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
