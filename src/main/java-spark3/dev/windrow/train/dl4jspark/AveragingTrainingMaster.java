package dev.windrow.train.dl4jspark;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.DoubleConsumer;
import javax.annotation.Nullable;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.core.loader.DataSetLoader;
import org.deeplearning4j.core.loader.MultiDataSetLoader;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.core.storage.listener.RoutingIterationListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.spark.api.TrainingHook;
import org.deeplearning4j.spark.api.TrainingMaster;
import org.deeplearning4j.spark.api.TrainingResult;
import org.deeplearning4j.spark.api.TrainingWorker;
import org.deeplearning4j.spark.api.stats.SparkTrainingStats;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ObjectNode;
import org.nd4j.shade.jackson.dataformat.yaml.YAMLFactory;

/**
 * Windrow's parameter averaging for code written for dl4j-spark: a training master for {@link SparkDl4jMultiLayer} and
 * {@link SparkComputationGraph}, in place of {@code ParameterAveragingTrainingMaster}.
 *
 * <pre>{@code
 * TrainingMaster<?, ?> master = new AveragingTrainingMaster(AveragingOptions.of(8).batchSizePerWorker(32));
 * SparkDl4jMultiLayer network = new SparkDl4jMultiLayer(context, configuration, master);
 * for (int epoch = 0; epoch < 10; epoch++) {
 *     network.fit(data);
 * }
 * }</pre>
 *
 * <p>Each call of {@code fit} is a pass over the data. In each round every worker takes a few local steps on its own
 * examples, on one thread; parameters and the updater's state are averaged, each worker weighted by the places with a
 * loss it saw (McDonald, Hall & Mann 2010). The same examples, options and network give the same bytes, whatever order
 * and partitions the examples come in, on any number of executors, and if some of them are lost. Data sets of the RDD
 * may hold any number of examples. The network must be of type FLOAT.
 *
 * <p>The examples are dealt out at the first call with an RDD and kept by Spark until a call with another RDD, or
 * {@link #deleteTempFiles}; so give every epoch the same RDD. A master has one network at a time, and one thread.
 *
 * @see <a href="https://doi.org/10.48550/arXiv.1805.09767">Stich 2019, Local SGD Converges Fast and Communicates
 *     Little</a>
 */
public final class AveragingTrainingMaster implements TrainingMaster<TrainingResult, TrainingWorker<TrainingResult>> {
    private static final String NO_WORKER =
            "AveragingTrainingMaster runs its rounds itself and has no worker to hand out; call fit";

    private final AveragingOptions options;
    private final List<TrainingHook> hooks = new ArrayList<>();
    private List<TrainingListener> listeners = List.of();
    private boolean collecting;
    private PhaseTimes times = new PhaseTimes();
    private Course course;
    private JavaRDD<?> dealtFrom;
    private DealtBatches dealt;

    /** A master that trains so. */
    public AveragingTrainingMaster(AveragingOptions options) {
        this.options = options;
    }

    @Override
    public void executeTraining(SparkDl4jMultiLayer network, JavaRDD<DataSet> data) {
        train(layers(network), data, data.map(Batch::of));
    }

    @Override
    public void executeTraining(SparkComputationGraph graph, JavaRDD<DataSet> data) {
        train(graph(graph), data, data.map(Batch::of));
    }

    @Override
    public void executeTrainingMDS(SparkComputationGraph graph, JavaRDD<MultiDataSet> data) {
        train(graph(graph), data, data.map(Batch::of));
    }

    /** Trains on files, which are read once, on the executors; one of the networks and one of the loaders is given. */
    @Override
    public void executeTrainingPaths(
            @Nullable SparkDl4jMultiLayer network,
            @Nullable SparkComputationGraph graph,
            JavaRDD<String> paths,
            @Nullable DataSetLoader loader,
            @Nullable MultiDataSetLoader multiLoader) {
        BatchFiles files = BatchFiles.of(paths.context(), loader, multiLoader);
        train(network == null ? graph(graph) : layers(network), paths, paths.map(files::load));
    }

    /** What is trained, and who wants to know how well. */
    private record Trainee(JavaSparkContext context, AveragedNetwork network, DoubleConsumer score) {}

    private static Trainee layers(SparkDl4jMultiLayer network) {
        return new Trainee(network.getSparkContext(), new AveragedLayers(network.getNetwork()), network::setScore);
    }

    private static Trainee graph(SparkComputationGraph graph) {
        return new Trainee(graph.getSparkContext(), new AveragedGraph(graph.getNetwork()), graph::setScore);
    }

    private void train(Trainee trainee, JavaRDD<?> given, JavaRDD<Batch> batches) {
        if (course == null || !course.isOf(trainee.network())) {
            course = new Course(trainee.context(), options, trainee.network());
        }
        DealtBatches data = deal(given, batches);
        trainee.score().accept(course.pass(data, new Course.Company(hooks, listeners, times)));
    }

    private DealtBatches deal(JavaRDD<?> given, JavaRDD<Batch> batches) {
        if (dealt == null || given.context() != dealtFrom.context() || given.id() != dealtFrom.id()) {
            forget();
            DealtBatches fresh = times.take(Phase.DEAL, () -> DealtBatches.of(batches, options));
            if (fresh.examples() == 0) {
                fresh.close();
                throw new IllegalArgumentException("the RDD to train on has no examples: " + given.rdd()
                        + "; look at the path or the filter it comes from");
            }
            dealtFrom = given;
            dealt = fresh;
        }
        return dealt;
    }

    private void forget() {
        if (dealt != null) {
            dealt.close();
            dealt = null;
        }
    }

    /** Lets Spark forget the examples dealt out; files there are none. */
    @Override
    public boolean deleteTempFiles(JavaSparkContext context) {
        forget();
        return true;
    }

    /** Lets Spark forget the examples dealt out; files there are none. */
    @Override
    public boolean deleteTempFiles(SparkContext context) {
        forget();
        return true;
    }

    /** Calls a hook on the workers, before and after each step. It must give the same for the same. */
    @Override
    public void addHook(TrainingHook hook) {
        hooks.add(hook);
    }

    @Override
    public void removeHook(TrainingHook hook) {
        hooks.remove(hook);
    }

    /** Calls listeners on the driver, after each round, with the averaged network. */
    @Override
    public void setListeners(@Nullable Collection<TrainingListener> given) {
        listeners = given == null ? List.of() : List.copyOf(given);
    }

    /** As above; listeners that pass on what they see to a storage, and have none, are given this one. */
    @Override
    public void setListeners(@Nullable StatsStorageRouter router, @Nullable Collection<TrainingListener> given) {
        setListeners(given);
        for (TrainingListener listener : listeners) {
            if (router != null && listener instanceof RoutingIterationListener routing) {
                if (routing.getStorageRouter() == null) {
                    routing.setStorageRouter(router);
                }
            }
        }
    }

    @Override
    public void setCollectTrainingStats(boolean collect) {
        collecting = collect;
        times = new PhaseTimes();
    }

    @Override
    public boolean getIsCollectTrainingStats() {
        return collecting;
    }

    /** Times on the driver; {@code null} unless they are collected. */
    @Override
    public SparkTrainingStats getTrainingStats() {
        return collecting ? times : null;
    }

    /** There is none: this master runs its rounds itself. */
    @Override
    public TrainingWorker<TrainingResult> getWorkerInstance(SparkDl4jMultiLayer network) {
        throw new UnsupportedOperationException(NO_WORKER);
    }

    /** There is none: this master runs its rounds itself. */
    @Override
    public TrainingWorker<TrainingResult> getWorkerInstance(SparkComputationGraph graph) {
        throw new UnsupportedOperationException(NO_WORKER);
    }

    /** The options. */
    @Override
    public String toJson() {
        return written(new ObjectMapper());
    }

    /** The options. */
    @Override
    public String toYaml() {
        return written(new ObjectMapper(new YAMLFactory()));
    }

    private String written(ObjectMapper mapper) {
        ObjectNode json = mapper.createObjectNode()
                .put("workers", options.workers())
                .put("batchSizePerWorker", options.batchSizePerWorker())
                .put("stepsPerRound", options.stepsPerRound())
                .put("seed", options.seed());
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
