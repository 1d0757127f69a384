package dev.windrow.bench;

import java.util.ArrayList;
import java.util.List;
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
 * Rounds of dl4j-spark's averaging with next to nothing in them, as {@link WindrowRounds} has ours. The optimizer's
 * state is averaged too, as ours is. A step is one call of {@code fit} on data for several rounds, each of which it
 * takes out of the whole.
 */
final class StockRounds implements Contender {
    private static final int ROUNDS = 10;

    private final JavaSparkContext context = Cluster.stock(1024);
    private final SparkDl4jMultiLayer network;
    private final JavaRDD<DataSet> batches;

    StockRounds(Row row) {
        int workers = Cluster.executors();
        network = new SparkDl4jMultiLayer(
                context,
                StockContender.configuration(row, Row.SYMBOLS),
                new ParameterAveragingTrainingMaster.Builder(workers, 1)
                        .batchSizePerWorker(1)
                        .averagingFrequency(1)
                        .saveUpdater(true)
                        .workerPrefetchNumBatches(0)
                        .rddTrainingApproach(RDDTrainingApproach.Direct)
                        .build());
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < workers * ROUNDS; place++) {
            places.add(place);
        }
        batches = context.parallelize(places, workers).map(place -> symbol()).persist(StorageLevel.MEMORY_ONLY_SER());
        batches.count();
    }

    /** One sequence of one symbol. */
    private static DataSet symbol() {
        INDArray features = Nd4j.zeros(1, Row.SYMBOLS, 1);
        INDArray labels = Nd4j.zeros(1, Row.SYMBOLS, 1);
        features.putScalar(0, 1, 0, 1);
        labels.putScalar(0, 2, 0, 1);
        return new DataSet(features, labels);
    }

    @Override
    public double step() {
        network.fit(batches);
        return Double.NaN;
    }

    @Override
    public double workPerStep() {
        return ROUNDS;
    }

    @Override
    public void close() {
        context.close();
    }
}
