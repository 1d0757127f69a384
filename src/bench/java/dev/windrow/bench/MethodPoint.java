package dev.windrow.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * One training alone: so many workers, Adam's rate, and more keys of a job file's training section, with blanks between
 * them: {@code 8 0.022 steps-per-round=8 averaging.state=reset}.
 *
 * @param workers that learn together
 * @param rate Adam's first rate
 * @param keys the rest
 */
record MethodPoint(int workers, double rate, List<String> keys) {

    /** @throws IllegalArgumentException if it does not begin with two numbers */
    static MethodPoint of(String words) {
        List<String> parts = List.of(words.trim().split("\\s+", -1));
        if (parts.size() < 2) {
            throw new IllegalArgumentException("'" + words + "': must be WORKERS RATE KEY=VALUE …");
        }
        return new MethodPoint(
                Integer.parseInt(parts.get(0)), Double.parseDouble(parts.get(1)), parts.subList(2, parts.size()));
    }

    /**
     * Trains, and tells in a line the loss at the end and the steps to a goal.
     *
     * @param goal a loss to be come to
     */
    void run(Autocomplete text, int epochs, double goal) {
        List<String> all = new ArrayList<>(RateSearch.keys(epochs, rate));
        all.addAll(List.of("workers=" + workers, "batch-size=" + AveragingMethod.BATCH));
        all.addAll(keys);
        Autocomplete.Outcome run = text.train(all);
        double loss = text.loss(run);
        OptionalLong steps = TunedRun.goal(run.marks(), goal, text, loss);
        System.out.println(String.format(
                Locale.ROOT,
                "N = %d  rate %.4f  loss %.4f  rounds %5d  to %s: %s  %s",
                workers,
                rate,
                loss,
                run.rounds(),
                goal,
                steps.isPresent() ? steps.getAsLong() + " steps" : "never",
                String.join(" ", keys)));
    }
}
