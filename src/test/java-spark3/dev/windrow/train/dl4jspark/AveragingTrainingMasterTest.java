package dev.windrow.train.dl4jspark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.SparkSessions;
import dev.windrow.network.LearnerState;
import dev.windrow.train.WeightedMean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.serializer.KryoSerializer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;

class AveragingTrainingMasterTest {
    private static final AveragingOptions OPTIONS =
            AveragingOptions.of(3).batchSizePerWorker(4).stepsPerRound(2).seed(5);

    private final JavaSparkContext context =
            JavaSparkContext.fromSparkContext(SparkSessions.local().sparkContext());
    private final List<DataSet> examples = Networks.examples(50);

    static Stream<Layer> layers() {
        return Stream.of(Networks.stock(), Networks.own());
    }

    static Stream<Layer> droppingLayers() {
        return Stream.of(Networks.stockDropping(), Networks.ownDropping());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void oneWorkerIsALocalFit(Layer layer) {
        AveragingOptions options = AveragingOptions.of(1).batchSizePerWorker(8).stepsPerRound(3);
        MultiLayerConfiguration configuration = Networks.layers(layer);
        MultiLayerNetwork averaged = train(configuration, options, context.parallelize(examples, 3), 2);
        MultiLayerNetwork local = new MultiLayerNetwork(configuration.clone());
        local.init();
        fitLocally(new AveragedLayers(local), options, 2);
        assertThat(state(averaged)).usingRecursiveComparison().isEqualTo(state(local));
        assertThat(averaged.getIterationCount()).isEqualTo(2 * 7);
        assertThat(averaged.getEpochCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void oneWorkerIsALocalFitOfAGraph(Layer layer) {
        AveragingOptions options = AveragingOptions.of(1).batchSizePerWorker(8).stepsPerRound(3);
        SparkComputationGraph spark =
                new SparkComputationGraph(context, Networks.graph(layer), new AveragingTrainingMaster(options));
        JavaRDD<MultiDataSet> data = context.parallelize(examples, 3).map(DataSet::toMultiDataSet);
        spark.fitMultiDataSet(data);
        spark.fitMultiDataSet(data);
        ComputationGraph local = new ComputationGraph(Networks.graph(layer));
        local.init();
        fitLocally(new AveragedGraph(local), options, 2);
        assertThat(new AveragedGraph(spark.getNetwork()).state())
                .usingRecursiveComparison()
                .isEqualTo(new AveragedGraph(local).state());
    }

    @Test
    void aGraphTakesDataSetsToo() {
        SparkComputationGraph one = new SparkComputationGraph(
                context, Networks.graph(Networks.own()), new AveragingTrainingMaster(OPTIONS));
        SparkComputationGraph other = new SparkComputationGraph(
                context, Networks.graph(Networks.own()), new AveragingTrainingMaster(OPTIONS));
        one.fit(context.parallelize(examples, 2));
        other.fitMultiDataSet(context.parallelize(examples, 2).map(DataSet::toMultiDataSet));
        assertThat(one.getNetwork().params()).isEqualTo(other.getNetwork().params());
    }

    /** A round with the workers' fits done here, averaged by their places with a loss. */
    @Test
    void theMeanIsWeightedAndKeepsAdamsState() {
        List<DataSet> few = examples.subList(0, 5);
        AveragingOptions options = AveragingOptions.of(2).batchSizePerWorker(8).stepsPerRound(1);
        MultiLayerConfiguration configuration = Networks.layers(Networks.own());
        MultiLayerNetwork averaged = train(configuration, options, context.parallelize(few, 1), 1);
        List<LearnerState> states = new ArrayList<>();
        List<Long> targets = new ArrayList<>();
        try (DealtBatches dealt = dealt(few, options)) {
            for (Shard shard : dealt.shards().collect()) {
                MultiLayerNetwork local = new MultiLayerNetwork(configuration.clone());
                local.init();
                new AveragedLayers(local).fit(shard.batches().get(0).multiDataSet(), List.of());
                states.add(state(local));
                targets.add(shard.batches().get(0).targets());
            }
        }
        assertThat(targets).hasSize(2).doesNotHaveDuplicates();
        assertThat(targets.get(0) + targets.get(1)).isEqualTo(4 + 5 + 6 + 4 + 5);
        assertThat(state(averaged))
                .usingRecursiveComparison()
                .isEqualTo(WeightedMean.of(
                        states, targets.stream().mapToLong(Long::longValue).toArray()));
    }

    @Test
    void orderPartitionsAndGroupingChangeNothing() {
        MultiLayerConfiguration configuration = Networks.layers(Networks.own());
        List<DataSet> shuffled = new ArrayList<>(examples);
        Collections.shuffle(shuffled, new Random(1));
        List<DataSet> pairs = new ArrayList<>();
        for (int k = 0; k + 3 < examples.size(); k += 6) {
            for (int length = 0; length < 3 && k + length + 3 < examples.size(); length++) {
                pairs.add(DataSet.merge(List.of(examples.get(k + length), examples.get(k + length + 3))));
            }
        }
        pairs.addAll(examples.subList(48, 50));
        LearnerState expected = state(train(configuration, OPTIONS, context.parallelize(examples, 1), 2));
        for (JavaRDD<DataSet> data : List.of(
                context.parallelize(shuffled, 7), context.parallelize(examples, 80), context.parallelize(pairs, 2))) {
            assertThat(state(train(configuration, OPTIONS, data, 2)))
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
        }
        assertThat(state(train(configuration, OPTIONS.seed(6), context.parallelize(examples, 1), 2))
                        .parameters())
                .isNotEqualTo(expected.parameters());
    }

    @ParameterizedTest
    @MethodSource("droppingLayers")
    void aLostTaskAndLostDataAreMadeAgainAsTheyWere(Layer layer) {
        MultiLayerConfiguration configuration = Networks.layers(layer);
        LearnerState expected = state(train(configuration, OPTIONS, context.parallelize(examples, 4), 2));
        JavaSparkContext retrying =
                JavaSparkContext.fromSparkContext(SparkSessions.on("local[2,4]").sparkContext());
        try {
            AveragingTrainingMaster master = new AveragingTrainingMaster(OPTIONS);
            master.addHook(new FailingOnce());
            JavaRDD<DataSet> data = retrying.parallelize(examples, 4).mapPartitions(part -> {
                // In another order each time, as records come out of a shuffle.
                List<DataSet> list = new ArrayList<>();
                part.forEachRemaining(list::add);
                Collections.shuffle(list);
                return list.iterator();
            });
            SparkDl4jMultiLayer spark = new SparkDl4jMultiLayer(retrying, configuration.clone(), master);
            spark.fit(data);
            retrying.getPersistentRDDs().values().forEach(kept -> kept.unpersist(true));
            spark.fit(data);
            assertThat(state(spark.getNetwork())).usingRecursiveComparison().isEqualTo(expected);
        } finally {
            SparkSessions.local();
        }
    }

    @Test
    void kryoChangesNothing() {
        MultiLayerConfiguration configuration = Networks.layers(Networks.own());
        LearnerState expected = state(train(configuration, OPTIONS, context.parallelize(examples, 4), 2));
        Map<String, String> kryo = Map.of(
                "spark.serializer",
                KryoSerializer.class.getName(),
                "spark.kryo.registrator",
                "org.nd4j.kryo.Nd4jRegistrator");
        kryo.forEach(System::setProperty);
        try {
            JavaSparkContext other = JavaSparkContext.fromSparkContext(
                    SparkSessions.on("local[3]").sparkContext());
            SparkDl4jMultiLayer spark =
                    new SparkDl4jMultiLayer(other, configuration.clone(), new AveragingTrainingMaster(OPTIONS));
            JavaRDD<DataSet> data = other.parallelize(examples, 4);
            spark.fit(data);
            spark.fit(data);
            assertThat(state(spark.getNetwork())).usingRecursiveComparison().isEqualTo(expected);
        } finally {
            kryo.keySet().forEach(System::clearProperty);
            SparkSessions.local();
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void theLossFalls(Layer layer) {
        SparkDl4jMultiLayer spark =
                new SparkDl4jMultiLayer(context, Networks.layers(layer), new AveragingTrainingMaster(OPTIONS));
        JavaRDD<DataSet> data = context.parallelize(examples, 2);
        spark.fit(data);
        double first = spark.getScore();
        for (int pass = 0; pass < 10; pass++) {
            spark.fit(data);
        }
        assertThat(first).isGreaterThan(4);
        assertThat(spark.getScore()).isLessThan(first * 0.8);
        assertThat(spark.calculateScore(data, true)).isLessThan(first * 0.8);
    }

    @Test
    void moreWorkersThanExamples() {
        List<DataSet> few = examples.subList(0, 2);
        AveragingOptions many = AveragingOptions.of(5).batchSizePerWorker(4);
        MultiLayerNetwork network = train(Networks.layers(Networks.own()), many, context.parallelize(few, 4), 1);
        assertThat(network.getIterationCount()).isEqualTo(1);
    }

    @Test
    void filesAreTrainedOnAsDataSetsAre(@TempDir Path folder) {
        List<String> paths = new ArrayList<>();
        for (int k = 0; k < examples.size(); k++) {
            Path file = folder.resolve("set-" + k + ".bin");
            examples.get(k).save(file.toFile());
            paths.add(file.toUri().toString());
        }
        MultiLayerConfiguration configuration = Networks.layers(Networks.own());
        SparkDl4jMultiLayer spark =
                new SparkDl4jMultiLayer(context, configuration.clone(), new AveragingTrainingMaster(OPTIONS));
        spark.fitPaths(context.parallelize(paths, 3));
        assertThat(spark.getNetwork().params())
                .isEqualTo(train(configuration, OPTIONS, context.parallelize(examples, 3), 1)
                        .params());
        assertThatThrownBy(() -> spark.fitPaths(
                        context.parallelize(List.of(folder.resolve("none").toString()))))
                .hasMessageContaining("none: cannot be read as a data set");
    }

    @Test
    void anotherRddTakesThePlaceOfTheOneBefore() {
        AveragingTrainingMaster master = new AveragingTrainingMaster(OPTIONS);
        SparkDl4jMultiLayer spark = new SparkDl4jMultiLayer(context, Networks.layers(Networks.own()), master);
        Set<Integer> before = kept();
        spark.fit(context.parallelize(examples, 2));
        Set<Integer> first = kept();
        first.removeAll(before);
        assertThat(first).hasSize(1);
        spark.fit(context.parallelize(examples.subList(0, 20), 2));
        Set<Integer> second = kept();
        second.removeAll(before);
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
        master.deleteTempFiles(context);
        assertThat(kept()).doesNotContainAnyElementsOf(second);
    }

    /** What Spark keeps, by number. */
    private Set<Integer> kept() {
        return new HashSet<>(context.getPersistentRDDs().keySet());
    }

    @Test
    void hooksListenersAndTimes() {
        AveragingTrainingMaster master = new AveragingTrainingMaster(OPTIONS);
        CountingHook hook = new CountingHook();
        CountingListener listener = new CountingListener();
        master.addHook(hook);
        SparkDl4jMultiLayer spark = new SparkDl4jMultiLayer(context, Networks.layers(Networks.own()), master);
        spark.setListeners(listener);
        assertThat(spark.getSparkTrainingStats()).isNull();
        spark.setCollectTrainingStats(true);
        CountingHook.steps.set(0);
        spark.fit(context.parallelize(examples, 2));
        // 50 examples over 3 workers: 17, 17 and 16, in batches of 4, two a round.
        assertThat(listener.rounds).isEqualTo(3);
        assertThat(listener.passes).isEqualTo(1);
        assertThat(CountingHook.steps).hasValue(5 + 5 + 4);
        assertThat(spark.getSparkTrainingStats().getKeySet())
                .allSatisfy(key ->
                        assertThat(spark.getSparkTrainingStats().getValue(key)).isNotEmpty());
        assertThat(spark.getSparkTrainingStats().statsAsString()).contains("the workers' steps, ms");
        master.removeHook(hook);
        spark.fit(context.parallelize(examples, 2));
        assertThat(CountingHook.steps).hasValue(5 + 5 + 4);
    }

    @Test
    void whatCannotBeTrainedOnIsRefused() {
        MultiLayerConfiguration configuration = Networks.layers(Networks.own());
        assertThatThrownBy(() -> train(configuration, OPTIONS, context.<DataSet>emptyRDD(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no examples: EmptyRDD")
                .hasMessageContaining("look at the path or the filter it comes from");
        assertThatThrownBy(() -> train(
                        Networks.layers(Networks.stock(), DataType.DOUBLE, new Adam(0.02)),
                        OPTIONS,
                        context.parallelize(examples, 1),
                        1))
                .hasMessageContaining("are of type DOUBLE: only networks of type FLOAT are averaged");
        assertThatThrownBy(() -> AveragingOptions.of(2).batchSizePerWorker(0))
                .hasMessage("batchSizePerWorker = 0: must be at least 1 (examples a step on each worker)");
    }

    @Test
    void aLossThatIsNoNumberLeavesTheLastGoodNetwork() {
        DataSet bad = examples.get(0).copy();
        bad.getFeatures().putScalar(0, 0, 0, Double.NaN);
        SparkDl4jMultiLayer spark = new SparkDl4jMultiLayer(
                context, Networks.layers(Networks.stock()), new AveragingTrainingMaster(OPTIONS));
        assertThatThrownBy(() -> spark.fit(context.parallelize(List.of(examples.get(1), bad), 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the loss became NaN in pass 1, round 1 of 1")
                .hasMessageContaining("look for such numbers in the data, lower the updater's learning rate");
        assertThat(spark.getNetwork().params().isNaN().any()).isFalse();
        assertThat(spark.getNetwork().getIterationCount()).isZero();
    }

    @Test
    void toldAsJson() {
        assertThat(new AveragingTrainingMaster(OPTIONS).toJson())
                .contains("\"workers\" : 3", "\"batchSizePerWorker\" : 4", "\"stepsPerRound\" : 2");
        assertThat(new AveragingTrainingMaster(OPTIONS).toYaml()).contains("stepsPerRound: 2");
    }

    private MultiLayerNetwork train(
            MultiLayerConfiguration configuration, AveragingOptions options, JavaRDD<DataSet> data, int passes) {
        AveragingTrainingMaster master = new AveragingTrainingMaster(options);
        SparkDl4jMultiLayer spark = new SparkDl4jMultiLayer(context, configuration.clone(), master);
        for (int pass = 0; pass < passes; pass++) {
            spark.fit(data);
        }
        master.deleteTempFiles(context);
        return spark.getNetwork();
    }

    /** The batches a single worker is dealt, in the order it goes through them. */
    private void fitLocally(AveragedNetwork network, AveragingOptions options, int passes) {
        try (DealtBatches dealt = dealt(examples, options)) {
            Map<Integer, Shard> shards = new TreeMap<>();
            dealt.shards().collect().forEach(shard -> shards.put(shard.number(), shard));
            for (int pass = 0; pass < passes; pass++) {
                for (int shard : dealt.plan().order(pass)) {
                    for (Batch batch : shards.get(shard).batches()) {
                        network.fit(batch.multiDataSet(), List.of());
                    }
                }
            }
        }
    }

    private DealtBatches dealt(List<DataSet> examples, AveragingOptions options) {
        return DealtBatches.of(context.parallelize(examples, 2).map(Batch::of), options);
    }

    private static LearnerState state(MultiLayerNetwork network) {
        return new AveragedLayers(network).state();
    }
}
