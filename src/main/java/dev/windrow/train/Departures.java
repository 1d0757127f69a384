package dev.windrow.train;

import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import javax.annotation.Nullable;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapFunction2;

/**
 * The workers' departures, round by round. Where workers keep something of their own, the departures of a round stay on
 * the executors for the next one, each where its worker was: what is kept never travels while all goes well. It is not
 * there twice either, and what an executor takes with it cannot be computed again, since the states of the rounds
 * before are gone; a run then has to go back to a state in which no worker had kept anything.
 */
final class Departures {
    /** Those of the last round; {@code null} if they keep nothing. */
    @Nullable
    private JavaRDD<Departure> last;

    /** Rounds of the run that were done after them. */
    private long lastRounds;

    /**
     * The departures of a round, a partition a worker, in the order of the workers; nothing is computed yet.
     *
     * @param windows of the round, likewise
     * @param roundsBefore rounds of the run that are done
     * @param settled whether no worker kept anything from the round before
     */
    JavaRDD<Departure> of(JavaRDD<WindowBlock> windows, LocalFit fit, Sends sends, long roundsBefore, boolean settled) {
        Depart depart = new Depart(fit, sends);
        if (settled && !sends.keeps()) {
            return windows.mapPartitions(depart);
        }
        // What was kept comes first, because where it lies is where a worker should run.
        JavaRDD<Departure> departures = before(windows, roundsBefore, settled).zipPartitions(windows, depart);
        if (sends.keeps()) {
            departures.rdd().localCheckpoint();
        }
        return departures;
    }

    private JavaRDD<Departure> before(JavaRDD<WindowBlock> windows, long roundsBefore, boolean settled) {
        if (settled) {
            return JavaSparkContext.fromSparkContext(windows.context())
                    .parallelize(List.of(), windows.getNumPartitions());
        }
        if (last == null || lastRounds != roundsBefore) {
            throw new IllegalStateException("round " + (roundsBefore + 1) + " needs what the workers kept from round "
                    + roundsBefore + ", which is no longer there");
        }
        return last;
    }

    /** The round is over: what was kept of it stays from now on, and what was before it is forgotten. */
    void done(JavaRDD<Departure> departures, Sends sends, long rounds) {
        forget();
        last = sends.keeps() ? departures : null;
        lastRounds = rounds;
    }

    /** Forgets all that was kept. */
    void forget() {
        if (last != null) {
            last.unpersist(false);
        }
        last = null;
    }

    /** A worker's task. */
    private record Depart(LocalFit fit, Sends sends)
            implements FlatMapFunction<Iterator<WindowBlock>, Departure>,
                    FlatMapFunction2<Iterator<Departure>, Iterator<WindowBlock>, Departure>,
                    Serializable {

        @Override
        public Iterator<Departure> call(Iterator<WindowBlock> windows) {
            return departure(windows, Kept.NOTHING);
        }

        @Override
        public Iterator<Departure> call(Iterator<Departure> before, Iterator<WindowBlock> windows) {
            return departure(windows, before.hasNext() ? before.next().kept() : Kept.NOTHING);
        }

        private Iterator<Departure> departure(Iterator<WindowBlock> windows, Kept before) {
            int worker = TaskContext.getPartitionId();
            WorkerUpdate update = fit.update(worker, windows, before);
            return Collections.singleton(Departure.of(worker, update, fit.network(), sends, before))
                    .iterator();
        }
    }
}
