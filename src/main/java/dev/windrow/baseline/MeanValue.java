package dev.windrow.baseline;

import dev.windrow.corpus.Scale;
import dev.windrow.metric.ValueScores;
import java.util.Map;

/** The mean of the training data's values, whatever the sequence. */
public final class MeanValue implements Baseline {
    @Override
    public String name() {
        return "mean-value";
    }

    @Override
    public Map<String, Double> evaluate(SplitWindows windows, BaselineProgress progress) {
        Scale scale = windows.values();
        return Scoring.score(windows.scored(), new ValueScores(), (window, scores) -> {
                    for (int place = 0; place < scale.width(); place++) {
                        Scale.Column column = scale.columns().get(place);
                        // The network's values have mean 0 in the training data.
                        scores.add(column.raw(window.targetVectors().at(0, place)), column.raw(0));
                    }
                })
                .values();
    }
}
