package dev.windrow.layer;

import java.util.Arrays;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A layer outside any network, with its parameters and gradients. */
final class LayerHarness {
    final RecurrentSequenceLayer layer;
    final INDArray parameters;
    final INDArray gradients;
    final LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();

    LayerHarness(RecurrentSequence sequence, DataType type) {
        NeuralNetConfiguration configuration = new NeuralNetConfiguration();
        configuration.setSeed(12345);
        configuration.setLayer(sequence);
        long size = sequence.initializer().numParams(sequence);
        // Between others, as in a network.
        parameters = middle(type, size);
        gradients = middle(type, size);
        layer = (RecurrentSequenceLayer) sequence.instantiate(configuration, null, 0, parameters, true, type);
        layer.setBackpropGradientsViewArray(gradients);
    }

    private static INDArray middle(DataType type, long size) {
        return Nd4j.create(type, 1, size + 20).get(NDArrayIndex.all(), NDArrayIndex.interval(7, 7 + size));
    }

    INDArray forward(INDArray input, INDArray mask) {
        layer.setMaskArray(mask);
        return layer.activate(input, true, workspaces);
    }

    INDArray infer(INDArray input, INDArray mask) {
        layer.setMaskArray(mask);
        return layer.activate(input, false, workspaces);
    }

    INDArray backward(INDArray epsilon) {
        return layer.backpropGradient(epsilon, workspaces).getSecond();
    }

    static INDArray random(DataType type, long seed, long... shape) {
        double[] numbers = new Random(seed)
                .doubles(Arrays.stream(shape).reduce(1, (a, b) -> a * b), -1.5, 1.5)
                .toArray();
        return Nd4j.createFromArray(numbers).reshape('c', shape).castTo(type);
    }
}
