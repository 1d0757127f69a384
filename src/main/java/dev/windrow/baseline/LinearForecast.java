package dev.windrow.baseline;

import dev.windrow.corpus.SeriesLayout;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import java.util.List;
import java.util.Map;

/**
 * A linear regression for each value ahead, on the latest values of the columns that are forecast and all inputs of the
 * last step, by the normal equations with a small ridge. Their sums are taken partition by partition in a fixed order.
 */
public final class LinearForecast implements Baseline {
    /** Numbers a regression looks at, at most. */
    private static final int MOST_FEATURES = 512;

    private static final double RIDGE = 1e-3;

    @Override
    public String name() {
        return "linear-regression";
    }

    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        SeriesLayout layout = windows.series();
        double[][] weights = fitted(windows, layout);
        int targets = layout.targets();
        return SeriesScoring.score(windows, (window, step, target) -> {
            double[] features = features(layout, window);
            double forecast = 0;
            for (int k = 0; k < features.length; k++) {
                forecast += features[k] * weights[step * targets + target][k];
            }
            return layout.level(forecast, SeasonalErrors.back(layout, window, target, 1));
        });
    }

    private static double[][] fitted(SplitWindows windows, SeriesLayout layout) {
        List<NormalEquations> parts = windows.train()
                .mapPartitions(part -> {
                    NormalEquations equations = null;
                    while (part.hasNext()) {
                        Window window = part.next();
                        double[] features = features(layout, window);
                        if (equations == null) {
                            equations = new NormalEquations(
                                    features.length, layout.scale().width());
                        }
                        if (isWhole(window.targetVectors())) {
                            equations.add(features, window.targetVectors().values());
                        }
                    }
                    return equations == null
                            ? List.<NormalEquations>of().iterator()
                            : List.of(equations).iterator();
                })
                .collect();
        NormalEquations all = parts.get(0);
        for (NormalEquations part : parts.subList(1, parts.size())) {
            all.merge(part);
        }
        return all.solved(RIDGE);
    }

    private static boolean isWhole(Vectors targets) {
        for (float value : targets.values()) {
            if (Float.isNaN(value)) {
                return false;
            }
        }
        return true;
    }

    /** One, then the last step's inputs, then the targets' columns step by step back. */
    private static double[] features(SeriesLayout layout, Window window) {
        Vectors inputs = window.inputVectors();
        int room = Math.max(0, MOST_FEATURES - 1 - inputs.width()) / layout.targets();
        int steps = Math.min(layout.history() - 1, room);
        double[] features = new double[1 + inputs.width() + steps * layout.targets()];
        int place = 0;
        features[place++] = 1;
        for (int k = 0; k < inputs.width(); k++) {
            features[place++] = inputs.at(layout.history() - 1, k);
        }
        for (int step = 2; step <= steps + 1; step++) {
            for (int target = 0; target < layout.targets(); target++) {
                features[place++] = SeasonalErrors.back(layout, window, target, step);
            }
        }
        return features;
    }
}
