package dev.windrow.train.dl4jspark;

import dev.windrow.kernel.Cell;
import dev.windrow.layer.RecurrentSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small networks as users of Deeplearning4j write them, and something for them to learn: the symbol before. */
final class Networks {
    static final int SYMBOLS = 3;

    private Networks() {}

    /** Windrow's layers run without workspaces; stock ones as they come. */
    private static NeuralNetConfiguration.Builder settings(Layer recurrent, DataType type, IUpdater updater) {
        WorkspaceMode workspaces = recurrent instanceof RecurrentSequence ? WorkspaceMode.NONE : WorkspaceMode.ENABLED;
        return new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(type)
                .updater(updater)
                .trainingWorkspaceMode(workspaces)
                .inferenceWorkspaceMode(workspaces);
    }

    private static RnnOutputLayer output() {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .nOut(SYMBOLS)
                .build();
    }

    static Layer stock() {
        return new LSTM.Builder().nOut(8).activation(Activation.TANH).build();
    }

    static Layer own() {
        return RecurrentSequence.of(Cell.lstm(), 8);
    }

    /** With dropout of each kind of its own. */
    static Layer stockDropping() {
        return new LSTM.Builder()
                .nOut(8)
                .activation(Activation.TANH)
                .dropOut(0.5)
                .build();
    }

    static Layer ownDropping() {
        return RecurrentSequence.of(Cell.lstm(), 8).dropout(0.5, 0.5);
    }

    static MultiLayerConfiguration layers(Layer recurrent) {
        return layers(recurrent, DataType.FLOAT, new Adam(0.05));
    }

    static MultiLayerConfiguration layers(Layer recurrent, DataType type, IUpdater updater) {
        return settings(recurrent, type, updater)
                .list()
                .layer(recurrent)
                .layer(output())
                .setInputType(InputType.recurrent(SYMBOLS))
                .build();
    }

    static ComputationGraphConfiguration graph(Layer recurrent) {
        return settings(recurrent, DataType.FLOAT, new Adam(0.05))
                .graphBuilder()
                .addInputs("in")
                .addLayer("recurrent", recurrent, "in")
                .addLayer("out", output(), "recurrent")
                .setOutputs("out")
                .setInputTypes(InputType.recurrent(SYMBOLS))
                .build();
    }

    /** Data sets of one example each, of different lengths. */
    static List<DataSet> examples(int count) {
        Random random = new Random(3);
        List<DataSet> examples = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int steps = 4 + k % 3;
            INDArray input = Nd4j.zeros(DataType.FLOAT, 1, SYMBOLS, steps);
            INDArray target = Nd4j.zeros(DataType.FLOAT, 1, SYMBOLS, steps);
            int before = 0;
            for (int time = 0; time < steps; time++) {
                int symbol = random.nextInt(SYMBOLS);
                input.putScalar(0, symbol, time, 1);
                target.putScalar(0, before, time, 1);
                before = symbol;
            }
            examples.add(new DataSet(input, target));
        }
        return examples;
    }
}
