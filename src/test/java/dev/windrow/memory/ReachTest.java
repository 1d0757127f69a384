package dev.windrow.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.kernel.Activation;
import dev.windrow.kernel.Cell;
import dev.windrow.kernel.CellShape;
import dev.windrow.kernel.CellTrace;
import dev.windrow.kernel.Precision;
import dev.windrow.kernel.Weights;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReachTest {
    /** h_t = relu(½ h_{t−1} + x_t): whatever comes in fades by half each step. */
    private static CellTrace halving(int steps) {
        CellShape shape = new CellShape(Cell.rnn(Activation.RELU), 1, 2);
        Weights weights = Weights.zeros(shape, Precision.FLOAT64);
        weights.recurrent().write(new double[] {0.5, 0, 0, 0.5});
        weights.input().write(new double[] {1, 1});
        double[] inputs = new double[steps];
        Arrays.fill(inputs, 1);
        return new CellTrace(shape, weights, inputs);
    }

    private static CellTrace lstm(int steps) {
        CellShape shape = new CellShape(Cell.lstm(), 1, 15);
        Weights weights = Weights.zeros(shape, Precision.FLOAT64);
        double[] bias = new double[60];
        for (int k = 0; k < bias.length; k++) {
            bias[k] = Math.sin(k);
        }
        weights.bias().write(bias);
        weights.input().write(bias);
        double[] inputs = new double[steps];
        for (int k = 0; k < steps; k++) {
            inputs[k] = k % 3;
        }
        return new CellTrace(shape, weights, inputs);
    }

    @Test
    void aChangeOfTheStateFadesAsTheWeightsSay() {
        double[] norms = new StateReach(3, 1).of(halving(6));
        assertThat(norms).hasSize(6);
        for (int lag = 0; lag < norms.length; lag++) {
            assertThat(norms[lag]).isCloseTo(Math.pow(0.5, lag), within(1e-12));
        }
        assertThat(new StateReach(2, 1).of(lstm(4))[0])
                .as("of the state on itself")
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void theSameSeedGivesTheSameSigns() {
        assertThat(new StateReach(2, 5).of(lstm(9))).isEqualTo(new StateReach(2, 5).of(lstm(9)));
        assertThat(new StateReach(2, 6).of(lstm(9))).isNotEqualTo(new StateReach(2, 5).of(lstm(9)));
    }

    @Test
    void eachLagIsAveragedOverTheSequencesThatAreSoLong() {
        ByLag byLag = new ByLag();
        assertThat(byLag.within(0.9)).isEqualTo(-1);
        byLag.add(new double[] {4, 2});
        byLag.add(new double[0]);
        byLag.add(new double[] {2, 1, 0.5});
        assertThat(byLag.lags()).isEqualTo(3);
        assertThat(byLag.mean(0)).isEqualTo(3);
        assertThat(byLag.mean(1)).isEqualTo(1.5);
        assertThat(byLag.mean(2)).isEqualTo(0.5);
        assertThat(byLag.mean(3)).isNaN();
        assertThat(byLag.within(0.6)).isZero();
        assertThat(byLag.within(0.61)).isEqualTo(1);
        assertThat(byLag.within(1)).isEqualTo(2);
    }

    private static Reach reach(String name, int lags) {
        double[] norms = new double[lags];
        for (int lag = 0; lag < lags; lag++) {
            norms[lag] = Math.pow(0.5, lag);
        }
        ByLag byLag = new ByLag();
        byLag.add(norms);
        return new Reach(name, byLag, List.of(byLag));
    }

    @Test
    void networksStandSideBySide() {
        ReachTable table = new ReachTable(List.of(reach("rnn", 4), reach("gru", 13)));
        assertThat(table.lines())
                .containsExactly(
                        "       lag  rnn loss  rnn state  gru loss  gru state",
                        "         0   1.0e+00    1.0e+00   1.0e+00    1.0e+00",
                        "         1   5.0e-01    5.0e-01   5.0e-01    5.0e-01",
                        "         2   2.5e-01    2.5e-01   2.5e-01    2.5e-01",
                        "         5         -          -   3.1e-02    3.1e-02",
                        "        10         -          -   9.8e-04    9.8e-04",
                        "        12         -          -   2.4e-04    2.4e-04",
                        "90% within         2          2         3          3");
        List<String> all = table.tabSeparated().lines().toList();
        assertThat(all).hasSize(14).first().isEqualTo("lag\trnn loss\trnn state\tgru loss\tgru state");
        assertThat(all).element(2).isEqualTo("1\t0.5\t0.5\t0.5\t0.5");
        assertThat(all).last().asString().startsWith("12\t\t\t");
    }

    @Test
    void plotsAreDrawings() throws Exception {
        Document plot = drawing(new ReachPlot(List.of(reach("a<b>", 60), reach("c&d", 7))).svg());
        assertThat(plot.getElementsByTagName("polyline").getLength()).isEqualTo(4);
        assertThat(plot.getDocumentElement().getTextContent()).contains("a<b>", "c&d", "1e-12");
        ByLag zeros = new ByLag();
        zeros.add(new double[] {0, 0, 0});
        Reach nothing = new Reach("none", zeros, List.of(zeros));
        assertThat(drawing(new ReachPlot(List.of(nothing)).svg())
                        .getElementsByTagName("polyline")
                        .getLength())
                .isEqualTo(2);
    }

    @Test
    void gatesAreDrawnAColumnAStep() throws Exception {
        List<String> steps = List.of("the", "\n", "a word that is far too long");
        String svg = new GatePicture("one", steps, List.of(lstm(3), lstm(3))).svg();
        Document picture = drawing(svg);
        assertThat(picture.getDocumentElement().getTextContent())
                .contains("layer 1, written (input)", "layer 2, kept (forget)", "layer 2, shown (output)")
                .contains("the", "⏎", "a word that is fa…");
        // Two layers of three gates, a mean and the twelve liveliest of fifteen units each, and the ground.
        assertThat(picture.getElementsByTagName("rect").getLength()).isEqualTo(2 * 3 * 13 * 3 + 1);
        assertThat(svg).contains(color(lstm(3).gate(2, 1)));
    }

    private static String color(double[] gate) {
        double mean = 0;
        for (double value : gate) {
            mean += value / gate.length;
        }
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(255 + mean * (8 - 255)),
                Math.round(255 + mean * (48 - 255)),
                Math.round(255 + mean * (107 - 255)));
    }

    @Test
    void aCellWithoutGatesShowsItsStates() throws Exception {
        List<String> steps = new ArrayList<>(Collections.nCopies(200, "x"));
        Document picture = drawing(new GatePicture("long", steps, List.of(halving(200))).svg());
        assertThat(picture.getDocumentElement().getTextContent())
                .contains("state", "150")
                .doesNotContain("gate");
        assertThat(picture.getElementsByTagName("rect").getLength()).isEqualTo(200 * 3 + 1);
    }

    private static Document drawing(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
