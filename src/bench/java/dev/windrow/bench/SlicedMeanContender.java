package dev.windrow.bench;

import dev.windrow.train.SlicedMean;
import org.apache.spark.api.java.JavaSparkContext;

/** Averages long vectors as a round of ours does, for a driver that holds the vector the round began with. */
final class SlicedMeanContender implements Contender {
    private final JavaSparkContext context = Cluster.ours(3072);
    private final SlicedMean mean = new SlicedMean(new float[Vectors.LENGTH]);

    @Override
    public double step() {
        Vectors.check(mean.of(context, Vectors.drawn(context)));
        return Double.NaN;
    }

    @Override
    public double workPerStep() {
        return 1;
    }

    @Override
    public void close() {
        context.close();
    }
}
