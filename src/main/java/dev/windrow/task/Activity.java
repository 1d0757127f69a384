package dev.windrow.task;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.MajorityClass;
import dev.windrow.baseline.NearestMeans;
import dev.windrow.sequence.Targets;
import java.util.List;

/** A label for a whole sequence of vectors: what a person does, by the frames of a clip or the readings of a sensor. */
public final class Activity implements LabelledVectors {
    private static final long serialVersionUID = 1;

    @Override
    public Targets targets() {
        return Targets.LABEL;
    }

    @Override
    public List<Baseline> baselines() {
        return List.of(new MajorityClass(), new NearestMeans());
    }
}
