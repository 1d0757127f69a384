package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.SeriesSection;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the columns that are forecast stand in the vectors of a series. A target vector is [step ahead][target].
 *
 * @param places of the targets in an input vector
 * @param history steps a window has
 * @param horizon steps ahead
 * @param season steps of a season, 1 for none
 * @param changes whether targets are told by how much they differ from the last known value of their column
 * @param scale of the target vectors
 */
public record SeriesLayout(List<Integer> places, int history, int horizon, int season, boolean changes, Scale scale)
        implements Serializable {
    private static final char AHEAD = '+';

    /** The layout of a job's series, whose encoding is known. */
    public static SeriesLayout of(CorpusSection corpus, Encoding encoding) {
        return of(corpus, encoding.inputScale());
    }

    static SeriesLayout of(CorpusSection corpus, Scale inputs) {
        SeriesSection series = corpus.vectors().series();
        List<String> names = inputs.columns().stream().map(Scale.Column::name).toList();
        List<Integer> places = new ArrayList<>();
        for (String target : targets(corpus, names)) {
            if (!names.contains(target)) {
                throw new CorpusException("corpus.vectors.series.targets = " + target
                        + ": must be one of the columns with numbers, " + names);
            }
            places.add(names.indexOf(target));
        }
        List<Scale.Column> columns = new ArrayList<>();
        for (int step = 1; step <= series.horizon(); step++) {
            for (int place : places) {
                Scale.Column column = inputs.columns().get(place);
                columns.add(new Scale.Column(column.name() + AHEAD + step, column.mean(), column.deviation()));
            }
        }
        return new SeriesLayout(
                places, series.history(), series.horizon(), series.season(), series.changes(), new Scale(columns));
    }

    private static List<String> targets(CorpusSection corpus, List<String> names) {
        List<String> targets = corpus.vectors().series().targets();
        if (!targets.isEmpty()) {
            return targets;
        }
        List<String> numbers = corpus.vectors().columns();
        return numbers.isEmpty() ? names : numbers;
    }

    /** The value that a target or a forecast of it stands for, given the last known value of its column. */
    public double level(double told, double before) {
        return changes ? told + before : told;
    }

    /** Targets a step. */
    public int targets() {
        return places.size();
    }

    /** The column that a value of a target vector is of, from 0. */
    public int target(int place) {
        return place % targets();
    }

    /** The step ahead that a value of a target vector is of, from 0. */
    public int step(int place) {
        return place / targets();
    }
}
