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
 * The workers' departures, round by round. Where rounding leaves rests, those of a round are kept on the executors for
 * the next one, each where its worker was: they never travel while all goes well. They are not kept twice either, and
 * what an executor takes with it cannot be computed again, since the states of the rounds before are gone; a run then
 * has to go back to a state in which there were none.
 */
final class Departures {
    /** Those of the last round; {@code null} if they leave no rests. */
    @Nullable
    private JavaRDD<Departure> last;

    /** Rounds of the run that were done after them. */
    private long lastRounds;

    /**
     * The departures of a round, a partition a worker, in the order of the workers; nothing is computed yet.
     *
     * @param windows of the round, likewise
     * @param roundsBefore rounds of the run that are done
     * @param settled whether no worker has a rest from the round before
     */
    JavaRDD<Departure> of(
            JavaRDD<WindowBlock> windows, LocalFit fit, Travel travel, long roundsBefore, boolean settled) {
        Depart depart = new Depart(fit, travel);
        if (settled && !travel.leavesRests()) {
            return windows.mapPartitions(depart);
        }
        // The rests come first, because where they lie is where a worker should run.
        JavaRDD<Departure> departures = rests(windows, roundsBefore, settled).zipPartitions(windows, depart);
        if (travel.leavesRests()) {
            departures.rdd().localCheckpoint();
        }
        return departures;
    }

    private JavaRDD<Departure> rests(JavaRDD<WindowBlock> windows, long roundsBefore, boolean settled) {
        if (settled) {
            return JavaSparkContext.fromSparkContext(windows.context())
                    .parallelize(List.of(), windows.getNumPartitions());
        }
        if (last == null || lastRounds != roundsBefore) {
            throw new IllegalStateException("round " + (roundsBefore + 1) + " needs what rounding left over in round "
                    + roundsBefore + ", which is no longer there");
        }
        return last;
    }

    /** The round is over: its rests are kept from now on, and those before it forgotten. */
    void done(JavaRDD<Departure> departures, Travel travel, long rounds) {
        forget();
        last = travel.leavesRests() ? departures : null;
        lastRounds = rounds;
    }

    /** Forgets all rests. */
    void forget() {
        if (last != null) {
            last.unpersist(false);
        }
        last = null;
    }

    /** A worker's task. */
    private record Depart(LocalFit fit, Travel travel)
            implements FlatMapFunction<Iterator<WindowBlock>, Departure>,
                    FlatMapFunction2<Iterator<Departure>, Iterator<WindowBlock>, Departure>,
                    Serializable {

        @Override
        public Iterator<Departure> call(Iterator<WindowBlock> windows) {
            return departure(windows, null);
        }

        @Override
        public Iterator<Departure> call(Iterator<Departure> before, Iterator<WindowBlock> windows) {
            return departure(windows, before.hasNext() ? before.next().rest() : null);
        }

        private Iterator<Departure> departure(Iterator<WindowBlock> windows, @Nullable float[] rest) {
            int worker = TaskContext.getPartitionId();
            WorkerUpdate update = fit.update(worker, windows);
            return Collections.singleton(Departure.of(worker, update, fit.network(), travel, rest))
                    .iterator();
        }
    }
}
