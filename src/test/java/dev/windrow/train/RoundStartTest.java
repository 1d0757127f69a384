package dev.windrow.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.network.LearnerState;
import java.util.List;
import org.apache.commons.lang3.SerializationUtils;
import org.junit.jupiter.api.Test;

class RoundStartTest {

    @Test
    void arrivesAsItWasSent() {
        float[] parameters = {1.5f, -0f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY, (float) Math.PI};
        float[][] moments = {{0, 1, 2, 3, 4}, {5, 6, 7, 8, 9}};
        WorkerState own = new WorkerState(new float[] {0.25f, -4}, 2);
        RoundStart sent = new RoundStart(new LearnerState(parameters, moments, 17), List.of(WorkerState.NOTHING, own));

        RoundStart arrived = SerializationUtils.roundtrip(sent);

        assertThat(arrived.network().parameters()).isEqualTo(parameters);
        assertThat(arrived.network().moments()).isDeepEqualTo(moments);
        assertThat(arrived.network().iteration()).isEqualTo(17);
        assertThat(arrived.own(0).rows()).isZero();
        assertThat(arrived.own(1).carried()).isEqualTo(own.carried());
        assertThat(arrived.own(1).rows()).isEqualTo(2);
    }

    @Test
    void ofWorkersWithoutAnythingOfTheirOwn() {
        LearnerState network = new LearnerState(new float[] {1}, new float[0][], 0);
        RoundStart arrived = SerializationUtils.roundtrip(new RoundStart(network, List.of()));
        assertThat(arrived.network().parameters()).containsExactly(1);
        assertThat(arrived.network().moments()).isEmpty();
        assertThat(arrived.own(5).rows()).isZero();
    }
}
