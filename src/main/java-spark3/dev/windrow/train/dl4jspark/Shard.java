package dev.windrow.train.dl4jspark;

import java.io.Serializable;
import java.util.List;

/** A worker's batches of one round. */
final class Shard implements Serializable {
    private static final long serialVersionUID = 1;

    private final int number;
    private final Batch[] batches;

    Shard(int number, List<Batch> batches) {
        this.number = number;
        this.batches = batches.toArray(new Batch[0]);
    }

    /** Counted within the worker. */
    int number() {
        return number;
    }

    /** In the order they are trained on. */
    List<Batch> batches() {
        return List.of(batches);
    }
}
