package dev.windrow.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Long vectors of workers, drawn where they are needed. */
final class Vectors {
    /** Values of a vector. */
    static final int LENGTH = 50_000_000;

    /** Whose. */
    static final int WORKERS = 8;

    private static final int REPEATED = 1 << 16;

    private Vectors() {}

    /** A vector each for eight workers, a partition each. */
    static JavaRDD<float[]> drawn(JavaSparkContext context) {
        List<Integer> workers = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            workers.add(worker);
        }
        return context.parallelize(workers, WORKERS).map(Vectors::drawn);
    }

    /** Looks whether this is the mean of all vectors, here and there. */
    static void check(float[] mean) {
        for (int place = 0; place < LENGTH; place += LENGTH / 7) {
            double expected = 0;
            for (int worker = 0; worker < WORKERS; worker++) {
                expected += some(worker)[place % REPEATED] / (double) WORKERS;
            }
            if (Math.abs(mean[place] - expected) > 1e-6) {
                throw new IllegalStateException(mean[place] + " at " + place + ": the mean is " + expected);
            }
        }
    }

    /** Some values, over and over: drawing them all would take as long as summing them. */
    private static float[] drawn(int worker) {
        float[] some = some(worker);
        float[] vector = new float[LENGTH];
        for (int at = 0; at < LENGTH; at += REPEATED) {
            System.arraycopy(some, 0, vector, at, Math.min(REPEATED, LENGTH - at));
        }
        return vector;
    }

    private static float[] some(int worker) {
        SplittableRandom random = new SplittableRandom(worker);
        float[] some = new float[REPEATED];
        for (int k = 0; k < REPEATED; k++) {
            some[k] = (float) random.nextDouble() - 0.5f;
        }
        return some;
    }
}
