package dev.windrow.bench;

import dev.windrow.train.SparkSettings;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * dl4j-spark's parameter averaging on a character language model. A step is one call of {@code fit} with a fixed number
 * of minibatches, which lie in memory ready made. They are trained on directly, since writing them out first, which
 * dl4j-spark does unless told otherwise, only takes time.
 */
final class StockSparkContender implements Contender {
    static final int WORKERS = 2;
    static final int AVERAGING_STEPS = 5;
    private static final int ROUNDS = 3;
    static final int BATCHES = WORKERS * AVERAGING_STEPS * ROUNDS;

    private final JavaSparkContext context;
    private final SparkDl4jMultiLayer network;
    private final JavaRDD<DataSet> batches;

    StockSparkContender(Row row) {
        CharacterText text = CharacterText.given();
        context = spark();
        network = new SparkDl4jMultiLayer(
                context,
                StockContender.configuration(row, text.symbols()),
                new ParameterAveragingTrainingMaster.Builder(WORKERS, Row.BATCH)
                        .batchSizePerWorker(Row.BATCH)
                        .averagingFrequency(AVERAGING_STEPS)
                        .workerPrefetchNumBatches(2)
                        .rddTrainingApproach(RDDTrainingApproach.Direct)
                        .build());
        int symbols = text.symbols();
        batches = context.parallelize(windows(text), WORKERS)
                .map(windows -> oneHot(windows, symbols))
                .persist(StorageLevel.MEMORY_ONLY_SER());
        batches.count();
    }

    /**
     * Spark in this process, a thread a worker, set up as for one of our jobs: for stock's too, which it only helps.
     */
    static JavaSparkContext spark() {
        JavaSparkContext context = new JavaSparkContext(SparkSettings.fill(new SparkConf()
                .setMaster("local[" + WORKERS + "]")
                .setAppName("bench")
                .set("spark.ui.enabled", "false")));
        context.setLogLevel("WARN");
        return context;
    }

    /** [batch][sequence][step], a symbol longer than a window; from all over the text, so that batches are unlike. */
    private static List<int[][]> windows(CharacterText text) {
        List<int[][]> batches = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            int[][] windows = new int[Row.BATCH][];
            for (int sequence = 0; sequence < Row.BATCH; sequence++) {
                windows[sequence] = text.window((sequence * BATCHES + batch) % text.windows());
            }
            batches.add(windows);
        }
        return batches;
    }

    private static DataSet oneHot(int[][] windows, int symbols) {
        INDArray features = Nd4j.zeros(windows.length, symbols, Row.STEPS);
        INDArray labels = Nd4j.zeros(windows.length, symbols, Row.STEPS);
        for (int sequence = 0; sequence < windows.length; sequence++) {
            for (int step = 0; step < Row.STEPS; step++) {
                features.putScalar(sequence, windows[sequence][step], step, 1);
                labels.putScalar(sequence, windows[sequence][step + 1], step, 1);
            }
        }
        return new DataSet(features, labels);
    }

    @Override
    public double step() {
        network.fit(batches);
        return network.getScore() / Row.STEPS;
    }

    @Override
    public double workPerStep() {
        return (double) BATCHES * Row.tokens();
    }

    @Override
    public void close() {
        context.close();
    }
}
