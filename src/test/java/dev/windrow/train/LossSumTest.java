package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.network.Head.Kind;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LossSumTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-6);

    /** Blank 0.6 and a label 0.4 at each step: the label has three alignments over two steps, and one over one. */
    @Test
    void aTranscriptsLossIsThatOfAllItsAlignments() {
        Minibatch batch =
                Minibatch.of(Alignment.MANY_TO_MANY, List.of(window(new int[] {5, 5}, 1), window(new int[] {5}, 1)));
        LossSum sum = new LossSum(Kind.CTC);
        sum.add(batch, predictions());
        assertThat(sum.mean()).isCloseTo(-(Math.log(0.64) + Math.log(0.4)) / 2, CLOSE);
        LossSum twice = new LossSum(Kind.CTC);
        twice.add(batch, predictions());
        twice.merge(sum);
        assertThat(twice.mean()).isCloseTo(sum.mean(), CLOSE);
    }

    @Test
    void aPlacesLossIsThatOfItsTarget() {
        Minibatch batch = Minibatch.of(
                Alignment.SYNCED, List.of(window(new int[] {5, 5}, 1, Window.NO_TARGET), window(new int[] {5}, 0)));
        LossSum sum = new LossSum(Kind.SOFTMAX);
        sum.add(batch, predictions());
        assertThat(sum.mean()).isCloseTo(-(Math.log(0.4) + Math.log(0.6)) / 2, CLOSE);
    }

    /** Log-odds of 3/4 and 1/5 at each of two steps, in a row of two and in one of one. */
    @Test
    void manyHotsLossIsThatOfAllValuesOfAStepEachForItself() {
        Minibatch batch = Minibatch.of(Alignment.SYNCED, List.of(roll(1, 1, 0, 0), roll(1, 0)));
        float high = (float) Math.log(3);
        float low = (float) Math.log(0.25);
        float[] logOdds = {high, low, high, low, high, low, high, low};
        LossSum sum = new LossSum(Kind.LOGISTIC);
        sum.add(batch, Predictions.ofValues(2, 2, 2, logOdds));
        double both = -Math.log(0.75 * 0.2);
        double none = -Math.log(0.25 * 0.8);
        double first = -Math.log(0.75 * 0.8);
        assertThat(sum.mean()).isCloseTo((both + none + first) / 3, CLOSE);
    }

    @Test
    void aValuesLossIsTheSquareOfItsMeansError() {
        Minibatch batch = Minibatch.of(Alignment.SYNCED, List.of(roll(1, Float.NaN, 3, 5)));
        LossSum sum = new LossSum(Kind.VALUES);
        sum.add(batch, Predictions.ofValues(1, 2, 4, new float[] {3, 9, 9, 9, 2, 9, 5, 9}));
        assertThat(sum.mean()).isCloseTo((4 / 2.0 + 1 / 2.0) / 2, CLOSE);
    }

    private static Window roll(float... targets) {
        Vectors vectors = new Vectors(2, targets);
        return new Window("w", 0, new int[0], new int[0], new int[0][], vectors, vectors);
    }

    private static Window window(int[] inputs, int... targets) {
        return new Window("w", 0, inputs, targets, new int[0][]);
    }

    private static Predictions predictions() {
        float blank = (float) Math.log(0.6);
        float label = (float) Math.log(0.4);
        return new Predictions(2, 2, 2, new float[] {blank, label, blank, label, blank, label, blank, label});
    }
}
