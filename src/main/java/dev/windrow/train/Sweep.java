package dev.windrow.train;

import dev.windrow.network.Learner;
import dev.windrow.network.LearnerPool;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.LengthGrouping;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * A look of a network at all windows of a split, without learning: for validation and for evaluation. Windows are dealt
 * to partitions by their global order, and results come in the order of partitions, so that sums are the same in any
 * layout of the cluster.
 */
public final class Sweep implements AutoCloseable {
    /** Windows a partition: enough to keep a task busy for a second or more. */
    private static final int PARTITION_WINDOWS = 1024;

    /** Windows a stream at least, where states are carried: what is lost at each stream's start stays small. */
    private static final int STREAM_WINDOWS = 64;

    private final JavaSparkContext context;
    private final TrainingSpec spec;
    private final JavaRDD<WindowBlock> blocks;

    /**
     * @param indexed the split's windows by global index
     * @param count how many there are
     * @param spec of the network's training; windows are looked at in batches of its size, and states are carried as it
     *     carried them
     */
    public Sweep(JavaSparkContext context, JavaPairRDD<Long, Window> indexed, long count, TrainingSpec spec) {
        this.context = context;
        this.spec = spec;
        this.blocks = Shards.of(indexed, count, plan(count, spec), spec);
    }

    private static RoundPlan plan(long count, TrainingSpec spec) {
        int partitions = Math.toIntExact(RoundPlan.divideUp(count, PARTITION_WINDOWS));
        if (!spec.stateful()) {
            return new ShuffledPlan(count, partitions, Integer.MAX_VALUE, spec.batchSize(), 0);
        }
        long streams = Math.max(1, count / partitions / STREAM_WINDOWS);
        return new StreamPlan(count, partitions, (int) Math.min(spec.batchSize(), streams), Integer.MAX_VALUE);
    }

    /** What is gathered from a batch and its predictions. */
    public interface Gather<S> extends Serializable {
        /** Adds a batch's part to a partition's gatherings. */
        void add(S gathered, Minibatch batch, Predictions predictions);
    }

    /** Where a partition's gathering starts. */
    public interface Start<S> extends Serializable {
        /** A new, empty gathering. */
        S gathering();
    }

    /**
     * What each partition gathers, in the order of partitions.
     *
     * @param parameters the network's flat parameters
     */
    public <S extends Serializable> List<S> gather(float[] parameters, Start<S> start, Gather<S> gather) {
        Broadcast<float[]> shared = context.broadcast(parameters);
        Part<S> part = new Part<>(spec, shared, start, gather);
        try {
            return blocks.mapPartitions(part::gather).collect();
        } finally {
            shared.destroy();
        }
    }

    /** A partition's share of the work, as it travels to an executor. */
    private record Part<S>(TrainingSpec spec, Broadcast<float[]> parameters, Start<S> start, Gather<S> gather)
            implements Serializable {

        Iterator<S> gather(Iterator<WindowBlock> blocks) {
            S gathered = start.gathering();
            try (LearnerPool.Lease lease = LearnerPool.shared().borrow(spec.network(), spec.optimizer())) {
                Learner learner = lease.learner();
                learner.load(parameters.value());
                if (spec.stateful()) {
                    learner.stream();
                }
                while (blocks.hasNext()) {
                    for (List<Window> batch : batches(blocks.next())) {
                        Minibatch minibatch = Minibatch.of(spec.alignment(), batch);
                        gather.add(gathered, minibatch, learner.predict(minibatch));
                    }
                }
            }
            return Collections.singleton(gathered).iterator();
        }

        private List<List<Window>> batches(WindowBlock block) {
            return spec.stateful()
                    ? List.of(block.windows())
                    : LengthGrouping.batches(block.windows(), spec.batchSize(), 0);
        }
    }

    /** Lets Spark forget the windows it kept. */
    @Override
    public void close() {
        blocks.unpersist();
    }
}
