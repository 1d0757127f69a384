package dev.windrow.train.dl4jspark;

import org.apache.spark.Partitioner;

/** Cuts the range of {@link ContentKey}s, which lie in it evenly, into as many equal pieces, in order. */
final class ContentPartitioner extends Partitioner {
    private static final long serialVersionUID = 1;

    private final int partitions;

    ContentPartitioner(int partitions) {
        this.partitions = partitions;
    }

    @Override
    public int numPartitions() {
        return partitions;
    }

    @Override
    public int getPartition(Object key) {
        long upperBits = ((ContentKey) key).high() >>> Integer.SIZE;
        return (int) ((upperBits * partitions) >>> Integer.SIZE);
    }
}
