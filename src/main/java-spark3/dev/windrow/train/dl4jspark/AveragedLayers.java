package dev.windrow.train.dl4jspark;

import dev.windrow.network.LearnerState;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.TrainingHook;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** A stack of layers. */
record AveragedLayers(MultiLayerNetwork network) implements AveragedNetwork {

    private record Layers(MultiLayerConfiguration configuration) implements Blueprint {
        private static final long serialVersionUID = 1;

        @Override
        public AveragedNetwork build(LearnerState state, long seed) {
            MultiLayerConfiguration own = configuration.clone();
            own.getConfs().forEach(layer -> layer.setSeed(seed));
            MultiLayerNetwork network = new MultiLayerNetwork(own);
            network.init(NativeFloats.row(state.parameters()), false);
            AveragedLayers averaged = new AveragedLayers(network);
            averaged.load(state);
            return averaged;
        }

        @Override
        public String json() {
            MultiLayerConfiguration fresh = configuration.clone();
            fresh.setIterationCount(0);
            fresh.setEpochCount(0);
            for (NeuralNetConfiguration layer : fresh.getConfs()) {
                layer.setIterationCount(0);
            }
            return fresh.toJson();
        }
    }

    @Override
    public Model model() {
        return network;
    }

    @Override
    public Blueprint blueprint() {
        return new Layers(network.getLayerWiseConfigurations().clone());
    }

    @Override
    public INDArray updaterState() {
        return network.getUpdater().getStateViewArray();
    }

    @Override
    public int iteration() {
        return network.getIterationCount();
    }

    @Override
    public int epoch() {
        return network.getEpochCount();
    }

    @Override
    public void iteration(int number) {
        network.setIterationCount(number);
    }

    @Override
    public void score(double loss) {
        network.setScore(loss);
    }

    /** Not through the network's own method for these, which forgets label masks where there is no feature mask. */
    @Override
    public void fit(MultiDataSet batch, List<TrainingHook> hooks) {
        if (batch.numFeatureArrays() != 1 || batch.numLabelsArrays() != 1) {
            throw new IllegalArgumentException("a batch of " + batch.numFeatureArrays() + " inputs and "
                    + batch.numLabelsArrays() + " outputs: a MultiLayerNetwork has one of each");
        }
        DataSet data = new DataSet(
                batch.getFeatures(0), batch.getLabels(0), batch.getFeaturesMaskArray(0), batch.getLabelsMaskArray(0));
        hooks.forEach(hook -> hook.preUpdate(data, network));
        network.fit(data);
        hooks.forEach(hook -> hook.postUpdate(data, network));
    }
}
