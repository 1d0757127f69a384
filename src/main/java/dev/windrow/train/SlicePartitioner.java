package dev.windrow.train;

import org.apache.spark.Partitioner;

/** Sends each slice to the partition of its number. */
final class SlicePartitioner extends Partitioner {
    private static final long serialVersionUID = 1;

    private final int slices;

    SlicePartitioner(int slices) {
        this.slices = slices;
    }

    @Override
    public int numPartitions() {
        return slices;
    }

    @Override
    public int getPartition(Object slice) {
        return (Integer) slice;
    }
}
