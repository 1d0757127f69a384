package dev.windrow.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A method at a number of workers, at its best rate.
 *
 * @param rate Adam's first rate
 * @param loss of the last network, nats a character held out
 * @param steps local steps of each worker
 * @param rounds how often workers waited for each other
 * @param stepsToGoal the steps after which the loss was at the goal, if it came there
 * @param curve the loss on the way
 */
record TunedRun(double rate, double loss, long steps, long rounds, OptionalLong stepsToGoal, List<Point> curve) {
    private static final int POINTS = 24;

    /** A loss on the way. */
    record Point(long step, double loss) {}

    /** Looks again at a run whose last loss is known. */
    static TunedRun of(
            AveragingMethod method,
            double rate,
            double loss,
            Autocomplete.Outcome run,
            double goal,
            Autocomplete text) {
        List<Autocomplete.Mark> marks = run.marks();
        List<Point> curve = new ArrayList<>();
        for (int k = 1; k < POINTS; k++) {
            Autocomplete.Mark mark = marks.get(Math.max(0, k * marks.size() / POINTS - 1));
            curve.add(new Point(mark.step(), text.loss(mark.parameters())));
        }
        curve.add(new Point(run.steps(), loss));
        return new TunedRun(
                rate,
                loss,
                run.steps(),
                method.rounds(run.steps(), run.rounds()),
                goal(marks, goal, text, loss),
                curve);
    }

    /** By halving, as the loss falls but for noise. */
    static OptionalLong goal(List<Autocomplete.Mark> marks, double goal, Autocomplete text, double last) {
        if (last > goal) {
            return OptionalLong.empty();
        }
        int above = -1;
        int at = marks.size() - 1;
        while (at - above > 1) {
            int middle = (above + at) / 2;
            if (text.loss(marks.get(middle).parameters()) <= goal) {
                at = middle;
            } else {
                above = middle;
            }
        }
        return OptionalLong.of(marks.get(at).step());
    }
}
