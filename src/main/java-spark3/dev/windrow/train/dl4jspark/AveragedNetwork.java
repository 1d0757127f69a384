package dev.windrow.train.dl4jspark;

import dev.windrow.network.LearnerState;
import java.util.List;
import javax.annotation.Nullable;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.spark.api.TrainingHook;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** A network of either of Deeplearning4j's kinds, as averaging sees it. */
sealed interface AveragedNetwork permits AveragedLayers, AveragedGraph {
    /** The network itself. */
    Model model();

    /** What it is made of; a copy. */
    Blueprint blueprint();

    /** The flat state of its updater, or {@code null} if the updater remembers nothing. */
    @Nullable
    INDArray updaterState();

    /** Updates it has had, which bias corrections and schedules go by. */
    int iteration();

    /** Epochs it has had, which schedules go by. */
    int epoch();

    /** Overwrites {@link #iteration()}. */
    void iteration(int number);

    /** Overwrites the loss it reports. */
    void score(double loss);

    /** One step, with what was hooked on to it. */
    void fit(MultiDataSet batch, List<TrainingHook> hooks);

    /** A copy of all that learning changes; the updater's state, where there is one, is the one vector of moments. */
    default LearnerState state() {
        INDArray parameters = model().params();
        if (parameters.dataType() != DataType.FLOAT) {
            throw new IllegalArgumentException("the network's parameters are of type " + parameters.dataType()
                    + ": only networks of type FLOAT are averaged; build it with dataType(DataType.FLOAT)");
        }
        INDArray updater = updaterState();
        float[][] moments = updater == null ? new float[0][] : new float[][] {NativeFloats.copy(updater)};
        return new LearnerState(NativeFloats.copy(parameters), moments, iteration());
    }

    /** Overwrites all that learning changes; the state is copied. */
    default void load(LearnerState state) {
        NativeFloats.set(model().params(), state.parameters());
        INDArray updater = updaterState();
        if (updater != null) {
            NativeFloats.set(updater, state.moments()[0]);
        }
        iteration((int) state.iteration());
    }

    /** Frees the memory of what learning changes; the network must not be used again. */
    default void release() {
        // Not Model.close(), which runs the garbage collector for the whole process.
        INDArray updater = updaterState();
        model().params().close();
        model().getGradientsViewArray().close();
        if (updater != null) {
            updater.close();
        }
    }
}
