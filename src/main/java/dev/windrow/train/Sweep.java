package dev.windrow.train;

import dev.windrow.network.Learner;
import dev.windrow.network.LearnerPool;
import dev.windrow.network.NetworkSpec;
import dev.windrow.network.OptimizerSpec;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Alignment;
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

    private final JavaSparkContext context;
    private final Alignment alignment;
    private final NetworkSpec network;
    private final OptimizerSpec optimizer;
    private final int batchSize;
    private final JavaRDD<WindowBlock> blocks;

    /**
     * @param indexed the split's windows by global index
     * @param count how many there are
     * @param optimizer nothing is learned; a learner that was trained by this one is used again
     * @param batchSize windows looked at together
     */
    public Sweep(
            JavaSparkContext context,
            JavaPairRDD<Long, Window> indexed,
            long count,
            Alignment alignment,
            NetworkSpec network,
            OptimizerSpec optimizer,
            int batchSize) {
        this.context = context;
        this.alignment = alignment;
        this.network = network;
        this.optimizer = optimizer;
        this.batchSize = batchSize;
        this.blocks = Shards.of(indexed, new RoundPlan(count, 1, PARTITION_WINDOWS, 0));
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
        Part<S> part = new Part<>(alignment, network, optimizer, batchSize, shared, start, gather);
        try {
            return blocks.mapPartitions(part::gather).collect();
        } finally {
            shared.destroy();
        }
    }

    /** A partition's share of the work, as it travels to an executor. */
    private record Part<S>(
            Alignment alignment,
            NetworkSpec network,
            OptimizerSpec optimizer,
            int batchSize,
            Broadcast<float[]> parameters,
            Start<S> start,
            Gather<S> gather)
            implements Serializable {

        Iterator<S> gather(Iterator<WindowBlock> blocks) {
            S gathered = start.gathering();
            try (LearnerPool.Lease lease = LearnerPool.shared().borrow(network, optimizer)) {
                Learner learner = lease.learner();
                learner.load(parameters.value());
                while (blocks.hasNext()) {
                    for (List<Window> batch :
                            LengthGrouping.batches(blocks.next().windows(), batchSize, 0)) {
                        Minibatch minibatch = Minibatch.of(alignment, batch);
                        gather.add(gathered, minibatch, learner.predict(minibatch));
                    }
                }
            }
            return Collections.singleton(gathered).iterator();
        }
    }

    /** Lets Spark forget the windows it kept. */
    @Override
    public void close() {
        blocks.unpersist();
    }
}
