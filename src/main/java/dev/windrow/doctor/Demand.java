package dev.windrow.doctor;

import dev.windrow.network.Footprint;

/**
 * What a job asks of the processes it runs in.
 *
 * @param learner memory of one worker at work
 * @param moments arrays of the weights' size that the optimizer remembers; they travel with the weights
 * @param workers logical workers
 * @param oneDnn whether recurrent layers are computed by oneDNN
 * @param preparedBytes what the prepared windows take on disk, about
 */
public record Demand(Footprint learner, int moments, int workers, OneDnn oneDnn, long preparedBytes) {
    /** Heap that Spark takes for itself and the tasks around the learners. */
    private static final long SPARK_HEAP = 400L << 20;

    /** A process's memory beside heap and networks: classes, compiled code, stacks, libraries. */
    private static final long PROCESS = 400L << 20;

    /** Copies of a state that a worker has under way: loaded from the broadcast, given back, serialised. */
    private static final int STATES_A_WORKER = 3;

    /** Copies of a state the driver has: the current, the best, the mean in double, the broadcast. */
    private static final int STATES_OF_THE_DRIVER = 6;

    /** Copies of the weights outside the heap of a driver that only makes the network. */
    private static final int ARRAYS_OF_THE_DRIVER = 3;

    /** Models that lie in the output at once: checkpoints and the best. */
    private static final int MODELS = 10;

    /** What computes recurrent layers. */
    public enum OneDnn {
        /** It alone: nothing else is allowed. */
        REQUIRED,
        /** It where its natives load. */
        PREFERRED,
        /** Not it. */
        UNUSED
    }

    /** Bytes of the weights. */
    long weights() {
        return learner.parameters() * Float.BYTES;
    }

    /** Bytes of weights and moments: what a round sends to each worker and gets back. */
    long state() {
        return weights() * (1L + moments);
    }

    /** What the driver collects in a round, which Spark limits. */
    long results() {
        return workers * state();
    }

    /** Learners at work at once in a process with so many places for tasks. */
    int learners(int tasks) {
        return Math.min(tasks, workers);
    }

    /** Heap that a process needs. */
    long heap(Patient patient) {
        int learners = learners(patient.tasks());
        long working = learners * (learner.heapBytes() + STATES_A_WORKER * state()) + 2 * state();
        // All workers' states come to the driver in each round.
        long driving = (2L * workers + STATES_OF_THE_DRIVER) * state();
        return SPARK_HEAP + (learners > 0 ? working : 0) + (patient.isDriver() ? driving : 0);
    }

    /** Outside the heap, of the kernels. */
    long kernelBytes(Patient patient) {
        return learners(patient.tasks()) * learner.kernelBytes();
    }

    /** Outside the heap, of ND4J's arrays. */
    long arrayBytes(Patient patient) {
        int learners = learners(patient.tasks());
        return learners > 0 ? learners * learner.arrayBytes() : ARRAYS_OF_THE_DRIVER * weights();
    }

    /** What JavaCPP and ND4J must each be let have outside the heap. */
    long maxBytes(Patient patient) {
        return Math.max(kernelBytes(patient), arrayBytes(patient));
    }

    /** What a process comes to at the least. */
    long size(Patient patient) {
        return heap(patient) + kernelBytes(patient) + arrayBytes(patient) + PROCESS;
    }

    /**
     * What a process may come to beside its heap: the kernels' buffers, and ND4J's arrays with those that Java has not
     * collected yet, for which it allows as much as JavaCPP allows the kernels.
     */
    long besideHeap(Patient patient, long maxBytes) {
        return kernelBytes(patient) + maxBytes + PROCESS;
    }

    /** Disk for what Spark shuffles and cannot keep in memory, where so many processes share it. */
    long localDisk(int processes) {
        return 3 * preparedBytes / Math.max(1, processes);
    }

    /** Disk for what the job writes. */
    long outputDisk() {
        return 2 * preparedBytes + MODELS * state();
    }
}
