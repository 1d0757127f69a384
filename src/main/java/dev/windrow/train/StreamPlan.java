package dev.windrow.train;

/**
 * Windows in the order of the text, so that each row of a batch reads on where it ended: the corpus is cut into
 * {@code workers × batch} streams of equal length, a worker reads {@code batch} of them side by side, and a shard is
 * the next {@code steps} windows of each. Every epoch goes through the shards in the same order.
 */
final class StreamPlan implements RoundPlan {
    private static final long serialVersionUID = 1;

    private final int workers;
    private final int batchSize;
    private final int steps;
    private final long streams;
    private final long streamLength;

    /**
     * @param windows training windows in the corpus
     * @param batchSize streams a worker reads side by side
     * @param steps windows of each stream in a shard
     */
    StreamPlan(long windows, int workers, int batchSize, int steps) {
        this.workers = workers;
        this.batchSize = batchSize;
        this.steps = steps;
        this.streams = (long) workers * batchSize;
        this.streamLength = RoundPlan.divideUp(windows, streams);
    }

    @Override
    public int workers() {
        return workers;
    }

    @Override
    public int shards() {
        return Math.toIntExact(RoundPlan.divideUp(streamLength, steps));
    }

    @Override
    public int stepsPerShard() {
        return steps;
    }

    @Override
    public int steps(int shard) {
        return (int) Math.min(steps, streamLength - (long) shard * steps);
    }

    /** Step by step, and within a step stream by stream. */
    @Override
    public long rank(long index) {
        return index % streamLength * streams + index / streamLength;
    }

    @Override
    public int worker(long rank) {
        return Math.toIntExact(rank % streams / batchSize);
    }

    @Override
    public int shard(long rank) {
        return Math.toIntExact(rank / streams / steps);
    }

    /** A step's windows, one of each stream, are a block and a batch. */
    @Override
    public long block(long rank) {
        return rank / streams;
    }

    @Override
    public int[] order(int epoch) {
        int[] order = new int[shards()];
        for (int shard = 0; shard < order.length; shard++) {
            order[shard] = shard;
        }
        return order;
    }
}
