package dev.windrow.task;

import dev.windrow.corpus.Scale;
import dev.windrow.corpus.SeriesLayout;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Vectors;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network answers to one record.
 *
 * @param symbols ids of labels, one a symbol or one for all; or ids of the symbols a text goes on with; or those of an
 *     answering sequence, or of what was said
 * @param logProbabilities ln p of each; of a sequence, and of what was said, that of all of it; empty where a text goes
 *     on
 * @param attended of an answering sequence, the input symbol that each of its symbols goes back to most; else empty
 * @param forecasts of a series, step by step, or the values told of a sequence; empty where symbols are answered
 * @param roll how a piece of music goes on; {@link Vectors#NONE} elsewhere
 */
public record Answer(int[] symbols, float[] logProbabilities, int[] attended, List<Forecast> forecasts, Vectors roll) {
    private static final int LEAST_DIGITS = 6;

    /** Of a deviation, what a forecast is shown to. */
    private static final double FINEST = 1e-4;

    /**
     * A value to come, in the units of the corpus.
     *
     * @param column what it is of
     * @param step steps ahead, from 1
     * @param low the lower end of its interval, not a number without one
     * @param high the upper end
     */
    public record Forecast(String column, int step, double mean, double low, double high) {
        /** Whether there is an interval. */
        public boolean hasInterval() {
            return !Double.isNaN(low);
        }
    }

    /** An answer that is no sequence of its own. */
    public Answer(int[] symbols, float[] logProbabilities) {
        this(symbols, logProbabilities, new int[0]);
    }

    /** An answering sequence. */
    public Answer(int[] symbols, float[] logProbabilities, int[] attended) {
        this(symbols, logProbabilities, attended, List.of());
    }

    /** An answer that is no piece of music. */
    public Answer(int[] symbols, float[] logProbabilities, int[] attended, List<Forecast> forecasts) {
        this(symbols, logProbabilities, attended, forecasts, Vectors.NONE);
    }

    /** How a piece of music goes on. */
    public static Answer piece(Vectors roll) {
        return new Answer(new int[0], new float[0], new int[0], List.of(), roll);
    }

    /**
     * The forecasts of one row, for a network that predicts the layout's targets.
     *
     * @param inputs the window they are made from
     */
    public static Answer forecast(Predictions predictions, int row, Vectors inputs, SeriesLayout layout) {
        Scale scale = layout.scale();
        int outputs = predictions.classes() / scale.width();
        List<Forecast> forecasts = new ArrayList<>();
        for (int place = 0; place < scale.width(); place++) {
            Scale.Column column = scale.columns().get(place);
            double before = inputs.at(inputs.length() - 1, layout.places().get(layout.target(place)));
            double[] values = new double[outputs];
            for (int k = 0; k < outputs; k++) {
                values[k] = shown(column, layout.level(predictions.value(row, 0, place * outputs + k), before));
            }
            forecasts.add(new Forecast(
                    column.name().substring(0, column.name().lastIndexOf('+')),
                    layout.step(place) + 1,
                    values[0],
                    outputs > 1 ? values[1] : Double.NaN,
                    outputs > 1 ? values[outputs - 1] : Double.NaN));
        }
        return new Answer(new int[0], new float[0], new int[0], forecasts);
    }

    /** The values of one row, for a network that tells values of that scale; their step is 0. */
    public static Answer values(Predictions predictions, int row, Scale scale) {
        int outputs = predictions.classes() / scale.width();
        List<Forecast> told = new ArrayList<>();
        for (int place = 0; place < scale.width(); place++) {
            Scale.Column column = scale.columns().get(place);
            int from = place * outputs;
            told.add(new Forecast(
                    column.name(),
                    0,
                    shown(column, predictions.value(row, 0, from)),
                    outputs > 1 ? shown(column, predictions.value(row, 0, from + 1)) : Double.NaN,
                    outputs > 1 ? shown(column, predictions.value(row, 0, from + outputs - 1)) : Double.NaN));
        }
        return new Answer(new int[0], new float[0], new int[0], told);
    }

    /** Six digits, and more where the deviation is small against the value, for single precision knows those too. */
    private static double shown(Scale.Column column, double normal) {
        double value = column.raw(normal);
        double small = column.deviation() * FINEST;
        int digits = (int) (Math.floor(Math.log10(Math.max(Math.abs(value), small))) - Math.floor(Math.log10(small)));
        return new BigDecimal(value)
                .round(new MathContext(Math.max(LEAST_DIGITS, digits + 1)))
                .doubleValue();
    }

    /** The most probable class at each of the first {@code steps} target places of one row. */
    public static Answer best(Predictions predictions, int row, int steps) {
        int[] symbols = new int[steps];
        float[] logProbabilities = new float[steps];
        for (int step = 0; step < steps; step++) {
            symbols[step] = predictions.best(row, step);
            logProbabilities[step] = predictions.logProbability(row, step, symbols[step]);
        }
        return new Answer(symbols, logProbabilities);
    }

    /** The answers to the windows of one record, in their order, as one. */
    public static Answer join(List<Answer> windows) {
        if (windows.size() == 1) {
            return windows.get(0);
        }
        int length = windows.stream().mapToInt(window -> window.symbols.length).sum();
        int[] symbols = new int[length];
        float[] logProbabilities = new float[length];
        int at = 0;
        for (Answer window : windows) {
            System.arraycopy(window.symbols, 0, symbols, at, window.symbols.length);
            System.arraycopy(window.logProbabilities, 0, logProbabilities, at, window.logProbabilities.length);
            at += window.symbols.length;
        }
        List<Forecast> forecasts = new ArrayList<>();
        windows.forEach(window -> forecasts.addAll(window.forecasts));
        return new Answer(symbols, logProbabilities, new int[0], forecasts);
    }
}
