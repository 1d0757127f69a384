package dev.windrow.train;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.PartitionGroup;
import org.apache.spark.rdd.RDD;
import scala.Option;

/**
 * The windows of one round as an RDD of its own, with a partition a worker that is made of the partitions its shards
 * lie in. Spark looks at no others, and runs each worker where its windows are kept.
 */
final class RoundWindows implements SerializableCoalescer {
    private static final long serialVersionUID = 1;

    private final RoundPlan plan;
    private final Stretch stretch;

    private RoundWindows(RoundPlan plan, Stretch stretch) {
        this.plan = plan;
        this.stretch = stretch;
    }

    /** A round's windows, in the order of the workers; a shard that is gone through in part is in it whole. */
    static JavaRDD<WindowBlock> of(JavaRDD<WindowBlock> shards, RoundPlan plan, Stretch stretch) {
        return shards.rdd()
                .coalesce(plan.workers(), false, Option.apply(new RoundWindows(plan, stretch)), null)
                .toJavaRDD();
    }

    @Override
    public PartitionGroup[] coalesce(int workers, RDD<?> shards) {
        PartitionGroup[] groups = new PartitionGroup[workers];
        for (int worker = 0; worker < workers; worker++) {
            PartitionGroup group = new PartitionGroup(Option.empty());
            partitions(worker).forEach(partition -> group.partitions().$plus$eq(shards.partitions()[partition]));
            groups[worker] = group;
        }
        return groups;
    }

    /** Several shards may share a partition. */
    private Set<Integer> partitions(int worker) {
        Set<Integer> partitions = new LinkedHashSet<>();
        for (Stretch.Piece piece : stretch.pieces()) {
            partitions.add(plan.partitionOf(piece.shard(), worker));
        }
        return partitions;
    }
}
