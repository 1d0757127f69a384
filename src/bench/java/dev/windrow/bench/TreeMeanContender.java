package dev.windrow.bench;

import org.apache.spark.api.java.JavaSparkContext;

/** Averages long vectors with {@code RDD.treeAggregate}, for a driver that holds the vector the round began with. */
final class TreeMeanContender implements Contender {
    private final JavaSparkContext context = Cluster.stock(3072);
    private float[] held = new float[Vectors.LENGTH];

    @Override
    public double step() {
        float[] mean =
                Vectors.drawn(context).treeAggregate(new float[0], TreeMeanContender::add, TreeMeanContender::add);
        for (int k = 0; k < held.length; k++) {
            mean[k] /= Vectors.WORKERS;
        }
        Vectors.check(mean);
        held = mean;
        return Double.NaN;
    }

    private static float[] add(float[] sum, float[] vector) {
        if (sum.length == 0 || vector.length == 0) {
            return sum.length == 0 ? vector : sum;
        }
        for (int k = 0; k < sum.length; k++) {
            sum[k] += vector[k];
        }
        return sum;
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
