package dev.windrow.train;

import org.apache.spark.Partitioner;

/** Sends a window or an example, keyed by its rank, to the partition its shard lies in. */
public final class ShardPartitioner extends Partitioner {
    private static final long serialVersionUID = 1;

    private final RoundPlan plan;

    /** For data keyed by rank in a plan. */
    public ShardPartitioner(RoundPlan plan) {
        this.plan = plan;
    }

    @Override
    public int numPartitions() {
        return plan.partitions();
    }

    @Override
    public int getPartition(Object rank) {
        return plan.partition((Long) rank);
    }
}
