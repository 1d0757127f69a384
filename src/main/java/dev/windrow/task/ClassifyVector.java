package dev.windrow.task;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.MajorityClass;
import dev.windrow.baseline.VectorRegression;
import dev.windrow.sequence.Targets;
import java.util.List;

/** A label for a single vector, without recurrence. */
public final class ClassifyVector implements LabelledVectors {
    private static final long serialVersionUID = 1;

    @Override
    public Targets targets() {
        return Targets.LABEL_OF_VECTOR;
    }

    @Override
    public List<Baseline> baselines() {
        return List.of(new MajorityClass(), new VectorRegression());
    }
}
