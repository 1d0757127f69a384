package dev.windrow.train;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.PartitionCoalescer;
import org.apache.spark.rdd.PartitionGroup;
import org.apache.spark.rdd.RDD;
import scala.Option;
import scala.Serializable;

/**
 * The windows of one round as an RDD of its own, with a partition a worker that is made of the partitions its shard
 * lies in. Spark looks at no others, and runs each worker where its windows are kept.
 */
final class RoundWindows implements PartitionCoalescer, Serializable {
    private static final long serialVersionUID = 1;

    private final RoundPlan plan;
    private final int shard;

    private RoundWindows(RoundPlan plan, int shard) {
        this.plan = plan;
        this.shard = shard;
    }

    /** A shard's windows, in the order of the workers. */
    static JavaRDD<WindowBlock> of(JavaRDD<WindowBlock> shards, RoundPlan plan, int shard) {
        return shards.rdd()
                .coalesce(plan.workers(), false, Option.apply(new RoundWindows(plan, shard)), null)
                .toJavaRDD();
    }

    @Override
    public PartitionGroup[] coalesce(int workers, RDD<?> shards) {
        PartitionGroup[] groups = new PartitionGroup[workers];
        for (int worker = 0; worker < workers; worker++) {
            groups[worker] = new PartitionGroup(Option.empty());
            groups[worker]
                    .partitions()
                    .$plus$eq(shards.partitions()[plan.partitionsOf(shard).get(worker)]);
        }
        return groups;
    }
}
