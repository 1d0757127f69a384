package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chain against the enumeration of all paths, and its gradient against differences. */
class LinearChainCrfTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-10);
    /** Of O, B, I: I may neither begin a sequence nor follow O. */
    private static final Moves IOB2 = Moves.except(3, List.of(3 * 4 + 2, 2));

    /** Of O, B, I, E: B and I must go on to I or E, and nothing else may. */
    private static final Moves BIOE = Moves.except(4, List.of(2, 3, 5, 6, 9, 10, 11, 14, 17, 18, 22, 23));

    /** A batch of random numbers: rows of 4, 1, 0 and 3 steps, in a grid of 5. */
    private record Case(Moves moves, double size) {
        Rows rows() {
            return Rows.of(5, new int[] {4, 1, 0, 3});
        }

        double[] emissions() {
            return random(4 * 5 * moves.labels(), 1);
        }

        double[] scores() {
            return random(moves.width() * moves.width(), 2);
        }

        /** Some given, some not, some impossible with what is forbidden. */
        int[] targets() {
            return new Random(3).ints(4 * 5, -1, moves.labels()).toArray();
        }

        private double[] random(int count, long seed) {
            return new Random(seed).doubles(count, -size, size).toArray();
        }
    }

    /** With and without forbidden moves; with scores so far apart that shifted exponentials underflow. */
    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (double size : new double[] {2, 30, 900}) {
            cases.add(new Case(Moves.all(3), size));
            cases.add(new Case(IOB2, size));
            cases.add(new Case(Moves.all(1), size));
            cases.add(new Case(BIOE, size));
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theLossIsThatOfAllPaths(Case one) {
        LinearChainCrf crf = new LinearChainCrf(one.moves);
        double expected = 0;
        for (int row = 0; row < 4; row++) {
            expected += one.rows().length(row) == 0 ? 0 : new Paths(one, row).loss();
        }
        double loss = crf.loss(one.emissions(), one.scores(), one.targets(), one.rows());
        assertThat(loss).isCloseTo(expected, Offset.offset(1e-10 * (1 + Math.abs(expected))));
        double[] gradient = new double[one.scores().length];
        assertThat(crf.gradient(one.emissions(), one.scores(), one.targets(), one.rows(), gradient))
                .isCloseTo(loss, EXACT);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void marginalsAreSharesOfAllPaths(Case one) {
        double[] logs = one.emissions();
        new LinearChainCrf(one.moves).logMarginals(logs, one.scores(), one.rows());
        for (int row = 0; row < 4; row++) {
            Paths paths = one.rows().length(row) == 0 ? null : new Paths(one, row);
            for (int step = 0; step < 5; step++) {
                for (int label = 0; label < one.moves.labels(); label++) {
                    double found = logs[(row * 5 + step) * one.moves.labels() + label];
                    if (step >= one.rows().length(row)) {
                        assertThat(found).isZero();
                    } else {
                        assertThat(Math.exp(found)).isCloseTo(paths.share(step, label), EXACT);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theBestPathIsTheBestOfAll(Case one) {
        int[] path = new int[4 * 5];
        new LinearChainCrf(one.moves).decode(one.emissions(), one.scores(), one.rows(), path);
        for (int row = 0; row < 4; row++) {
            int length = one.rows().length(row);
            int[] found = Arrays.copyOfRange(path, row * 5, row * 5 + length);
            assertThat(found).isEqualTo(length == 0 ? new int[0] : new Paths(one, row).best());
            assertThat(Arrays.copyOfRange(path, row * 5 + length, row * 5 + 5)).containsOnly(-1);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGradientIsTheSlopeOfTheLoss(Case one) {
        LinearChainCrf crf = new LinearChainCrf(one.moves);
        double[] gradient = one.emissions();
        double[] scoreGradient = new double[one.scores().length];
        Arrays.fill(scoreGradient, 7);
        crf.gradient(gradient, one.scores(), one.targets(), one.rows(), scoreGradient);
        double step = 1e-5;
        for (int k = 0; k < gradient.length; k++) {
            double[] above = one.emissions();
            double[] below = one.emissions();
            above[k] += step;
            below[k] -= step;
            double slope = (crf.loss(above, one.scores(), one.targets(), one.rows())
                            - crf.loss(below, one.scores(), one.targets(), one.rows()))
                    / (2 * step);
            assertThat(gradient[k]).as("emission %d", k).isCloseTo(slope, Offset.offset(1e-7));
        }
        for (int k = 0; k < scoreGradient.length; k++) {
            double[] above = one.scores();
            double[] below = one.scores();
            above[k] += step;
            below[k] -= step;
            double slope = (crf.loss(one.emissions(), above, one.targets(), one.rows())
                            - crf.loss(one.emissions(), below, one.targets(), one.rows()))
                    / (2 * step);
            assertThat(scoreGradient[k]).as("move %d", k).isCloseTo(slope, Offset.offset(1e-7));
        }
    }

    @Test
    void agreesWithValuesWorkedByHand() {
        Rows rows = Rows.equal(2, 1);
        double[] emissions = {0, 0, 0, Math.log(2)};
        double[] scores = new double[9];
        scores[1] = Math.log(3); // 0 to 1
        scores[2 * 3 + 1] = Math.log(0.5); // begins with 1
        // Paths weigh 00: 1, 01: 3 · 2, 10: 0.5, 11: 0.5 · 2; together 8.5.
        LinearChainCrf crf = new LinearChainCrf(Moves.all(2));
        assertThat(crf.loss(emissions, scores, new int[] {0, 1}, rows)).isCloseTo(Math.log(8.5 / 6), EXACT);
        assertThat(crf.loss(emissions, scores, new int[] {-1, 1}, rows)).isCloseTo(Math.log(8.5 / 7), EXACT);
        assertThat(crf.loss(emissions, scores, new int[] {-1, -1}, rows)).isCloseTo(0, EXACT);
        crf.logMarginals(emissions, scores, rows);
        assertThat(Math.exp(emissions[2])).isCloseTo(1.5 / 8.5, EXACT);
    }

    @Test
    void decodingNeverMakesAForbiddenMove() {
        Random random = new Random(5);
        double[] emissions = random.doubles(50 * 20 * 3, -5, 5).toArray();
        double[] scores = random.doubles(16, -5, 5).toArray();
        int[] path = new int[50 * 20];
        new LinearChainCrf(IOB2).decode(emissions, scores, Rows.equal(20, 50), path);
        assertThat(Arrays.stream(path).distinct().count()).isEqualTo(3);
        for (int place = 0; place < path.length; place++) {
            int before = place % 20 == 0 ? 3 : path[place - 1];
            assertThat(IOB2.allows(before, path[place])).isTrue();
        }
    }

    @Test
    void equalPathsAreToldApartByLowestLabels() {
        int[] path = new int[3];
        new LinearChainCrf(Moves.all(2)).decode(new double[6], new double[9], Rows.equal(3, 1), path);
        assertThat(path).containsExactly(0, 0, 0);
    }

    @Test
    void aTargetThatCannotStandIsNone() {
        double[] emissions = new Random(1).doubles(9, -1, 1).toArray();
        double[] scores = new Random(2).doubles(16, -1, 1).toArray();
        Rows rows = Rows.equal(3, 1);
        LinearChainCrf crf = new LinearChainCrf(IOB2);
        // I at the beginning, as where a window cuts an entity: the I behind it makes it a B.
        double cut = crf.loss(emissions, scores, new int[] {2, 2, 0}, rows);
        assertThat(cut).isCloseTo(crf.loss(emissions, scores, new int[] {1, 2, 0}, rows), EXACT);
        assertThat(crf.loss(emissions, scores, new int[] {0, 2, 0}, rows))
                .isCloseTo(crf.loss(emissions, scores, new int[] {0, -1, 0}, rows), EXACT);
    }

    @Test
    void longSequencesOverflowNothing() {
        int steps = 5000;
        double[] emissions = new Random(1).doubles(3L * steps, -50, 50).toArray();
        double[] gradient = new double[16];
        int[] targets = new Random(2).ints(steps, 0, 2).toArray();
        Rows rows = Rows.equal(steps, 1);
        double loss = new LinearChainCrf(IOB2).gradient(emissions, new double[16], targets, rows, gradient);
        assertThat(loss).isFinite().isPositive();
        // Each step has one label in the targets and one in the expectation.
        for (int step = 0; step < steps; step++) {
            assertThat(emissions[3 * step] + emissions[3 * step + 1] + emissions[3 * step + 2])
                    .isCloseTo(0, Offset.offset(1e-7));
        }
    }

    @Test
    void refusesWhatLeavesNoPath() {
        assertThatThrownBy(() -> Moves.except(2, List.of(9)))
                .hasMessage("forbidden move 9: must be from 0 to 8 with 2 labels");
        assertThatThrownBy(() -> Moves.except(1, List.of(0)))
                .hasMessageStartingWith("of 1 labels none may begin a sequence, follow itself and end");
        assertThatThrownBy(() -> new LinearChainCrf(Moves.all(2))
                        .loss(new double[3], new double[9], new int[2], Rows.equal(2, 1)))
                .hasMessageStartingWith("3 emissions and 9 scores");
    }

    /** All paths of one row, each with its score. */
    private static final class Paths {
        private final Case one;
        private final int row;
        private final int length;
        private final List<int[]> paths = new ArrayList<>();
        private final List<Double> scores = new ArrayList<>();
        private final double[] emissions;
        private final double[] moveScores;

        Paths(Case one, int row) {
            this.one = one;
            this.row = row;
            length = one.rows().length(row);
            emissions = one.emissions();
            moveScores = one.scores();
            extend(new int[length], 0, 0);
        }

        private void extend(int[] path, int step, double score) {
            int labels = one.moves.labels();
            int before = step == 0 ? labels : path[step - 1];
            if (step == length) {
                if (one.moves.allows(before, labels)) {
                    paths.add(path.clone());
                    scores.add(score + moveScores[before * (labels + 1) + labels]);
                }
                return;
            }
            for (int label = 0; label < labels; label++) {
                if (one.moves.allows(before, label)) {
                    path[step] = label;
                    double emission = emissions[(row * 5 + step) * labels + label];
                    extend(path, step + 1, score + moveScores[before * (labels + 1) + label] + emission);
                }
            }
        }

        /** Drops targets that cannot stand one by one, from the first, then the last. */
        double loss() {
            int[] kept = Arrays.copyOfRange(one.targets(), row * 5, row * 5 + length);
            for (int step = 0; step < length; step++) {
                int known = step + 1;
                if (prefixes(kept, known) == 0) {
                    kept[step] = -1;
                }
            }
            if (logSum(kept) == Double.NEGATIVE_INFINITY) {
                kept[length - 1] = -1;
            }
            int[] none = new int[length];
            Arrays.fill(none, -1);
            double some = logSum(kept);
            return some == Double.NEGATIVE_INFINITY ? 0 : logSum(none) - some;
        }

        /** Ways to begin that agree with the first targets, whether or not they can be gone on with. */
        private long prefixes(int[] targets, int known) {
            return prefixes(targets, known, 0, one.moves.labels());
        }

        private long prefixes(int[] targets, int known, int step, int before) {
            if (step == known) {
                return 1;
            }
            long count = 0;
            for (int label = 0; label < one.moves.labels(); label++) {
                boolean agrees = targets[step] < 0 || targets[step] == label;
                if (agrees && one.moves.allows(before, label)) {
                    count += prefixes(targets, known, step + 1, label);
                }
            }
            return count;
        }

        private double logSum(int[] targets) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < paths.size(); k++) {
                largest = agrees(paths.get(k), targets) ? Math.max(largest, scores.get(k)) : largest;
            }
            double sum = 0;
            for (int k = 0; k < paths.size(); k++) {
                sum += agrees(paths.get(k), targets) ? Math.exp(scores.get(k) - largest) : 0;
            }
            return sum == 0 ? Double.NEGATIVE_INFINITY : largest + Math.log(sum);
        }

        private static boolean agrees(int[] path, int[] targets) {
            for (int step = 0; step < path.length; step++) {
                if (targets[step] >= 0 && targets[step] != path[step]) {
                    return false;
                }
            }
            return true;
        }

        double share(int step, int label) {
            int[] only = new int[length];
            Arrays.fill(only, -1);
            double all = logSum(only);
            only[step] = label;
            return Math.exp(logSum(only) - all);
        }

        int[] best() {
            int best = 0;
            for (int k = 1; k < paths.size(); k++) {
                best = scores.get(k) > scores.get(best) ? k : best;
            }
            return paths.get(best);
        }
    }
}
