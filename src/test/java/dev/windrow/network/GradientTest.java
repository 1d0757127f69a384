package dev.windrow.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.sequence.Minibatch;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The gradient against differences of the loss, in double: for each parameter array, along a random direction, which
 * takes in all of its values at once.
 */
class GradientTest {
    private static final double STEP = 1e-5;
    private static final long NOISE = 5;

    @ParameterizedTest
    @MethodSource({
        "dev.windrow.network.Specs#shapes",
        "dev.windrow.network.Specs#heads",
        "dev.windrow.network.Specs#chains",
        "dev.windrow.network.Specs#variants",
        "dev.windrow.network.Specs#vectors"
    })
    void isTheSlopeOfTheLoss(NetworkSpec spec) {
        check(spec, Specs.batch(spec, 3, 1, 4), (network, batch) -> network.loss(batch));
    }

    @Test
    void isTheSlopeOfTheLossUnderDropout() {
        Specs.shapes().skip(11).limit(9).forEach(shape -> {
            NetworkSpec spec = Specs.droppingAll(shape);
            check(spec, Specs.batch(spec, 3, 4), (network, batch) -> network.learn(batch, NOISE));
        });
    }

    @Test
    void isTheSlopeOfTheLossForOneSymbol() {
        NetworkSpec spec = Specs.plain(NetworkSpec.Cell.LSTM);
        check(spec, Specs.batch(spec, 1), (network, batch) -> network.loss(batch));
    }

    private static void check(NetworkSpec spec, Minibatch batch, ToDoubleBiFunction<Network, Minibatch> loss) {
        Network network = new Network(spec, DataType.DOUBLE);
        Specs.scatter(network);
        network.learn(Specs.batch(spec, 5, 5), 1); // what an earlier step wrote must be gone
        network.learn(batch, NOISE);
        INDArray gradient = network.gradient().dup();
        INDArray flat = network.parameters();
        Random random = new Random(3);
        for (Map.Entry<String, INDArray> parameter :
                network.graph().paramTable().entrySet()) {
            INDArray view = parameter.getValue();
            INDArray start = view.dup();
            double[] drawn = random.doubles(view.length(), -1, 1).toArray();
            INDArray direction = Nd4j.createFromArray(drawn).reshape('c', view.shape());
            view.assign(start.add(direction.mul(STEP)));
            INDArray moved = flat.dup();
            double above = loss.applyAsDouble(network, batch);
            view.assign(start.sub(direction.mul(STEP)));
            moved.subi(flat).divi(2 * STEP);
            double below = loss.applyAsDouble(network, batch);
            view.assign(start);
            double slope = (above - below) / (2 * STEP);
            double claimed = gradient.mul(moved).sumNumber().doubleValue();
            assertThat(claimed)
                    .as("%s of %s", parameter.getKey(), spec)
                    .isCloseTo(slope, Offset.offset(1e-7 + 1e-6 * Math.abs(slope)));
        }
    }
}
