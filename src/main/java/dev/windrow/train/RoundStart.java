package dev.windrow.train;

import dev.windrow.network.LearnerState;
import dev.windrow.wire.Code;
import dev.windrow.wire.WireFormat;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What the workers start a round from. Its vectors are serialized whole, where Java would write number by number.
 *
 * @param network the network, the same for all
 * @param workers what each goes on with that is its own, by worker; empty where none has anything
 */
record RoundStart(LearnerState network, List<WorkerState> workers) implements Serializable {

    /** What a worker goes on with that is its own. */
    WorkerState own(int worker) {
        return workers.isEmpty() ? WorkerState.NOTHING : workers.get(worker);
    }

    private Object writeReplace() {
        List<Code> moments =
                Arrays.stream(network.moments()).map(RoundStart::code).toList();
        return new Serialized(code(network.parameters()), moments, network.iteration(), workers);
    }

    private static Code code(float[] vector) {
        return Code.of(WireFormat.FLOAT32, vector);
    }

    /** A start on its way. */
    private record Serialized(Code parameters, List<Code> moments, long iteration, List<WorkerState> workers)
            implements Serializable {

        private Object readResolve() {
            float[][] vectors = moments.stream().map(Code::values).toArray(float[][]::new);
            return new RoundStart(new LearnerState(parameters.values(), vectors, iteration), workers);
        }
    }
}
