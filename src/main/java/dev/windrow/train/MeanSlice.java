package dev.windrow.train;

import dev.windrow.network.LearnerState;
import dev.windrow.wire.Code;
import dev.windrow.wire.WireFormat;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A slice of the workers' mean on its way to the driver, without loss.
 *
 * @param parameters the mean
 * @param moments likewise; of no length for one that stayed with the workers
 * @param iteration steps the workers' optimizers have done
 * @param reports that travelled with this slice
 * @param nanos time of averaging
 */
record MeanSlice(Code parameters, List<Code> moments, long iteration, List<Told> reports, long nanos)
        implements Serializable {

    /** What a worker did. */
    record Told(int worker, WorkerReport report) implements Serializable {}

    /** The mean of what the workers sent, in their order. */
    static MeanSlice of(List<Payload> payloads, LearnerState start) {
        long began = System.nanoTime();
        LearnerState mean = WeightedMean.of(payloads, start);
        List<Code> moments = new ArrayList<>();
        for (float[] moment : mean.moments()) {
            moments.add(Code.of(WireFormat.FLOAT32, moment));
        }
        List<Told> reports = new ArrayList<>();
        for (Payload payload : payloads) {
            if (payload.report() != null) {
                reports.add(new Told(payload.worker(), payload.report()));
            }
        }
        Code parameters = Code.of(WireFormat.FLOAT32, mean.parameters());
        return new MeanSlice(parameters, moments, mean.iteration(), reports, System.nanoTime() - began);
    }

    /** The slice as numbers. */
    LearnerState mean() {
        float[][] values = new float[moments.size()][];
        for (int k = 0; k < values.length; k++) {
            values[k] = moments.get(k).values();
        }
        return new LearnerState(parameters.values(), values, iteration);
    }

    /** Bytes of its vectors. */
    long bytes() {
        long bytes = parameters.bytes().length;
        for (Code moment : moments) {
            bytes += moment.bytes().length;
        }
        return bytes;
    }
}
