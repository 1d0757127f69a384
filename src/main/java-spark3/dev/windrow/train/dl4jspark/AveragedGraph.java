package dev.windrow.train.dl4jspark;

import dev.windrow.network.LearnerState;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.spark.api.TrainingHook;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** A graph of layers and vertices. */
record AveragedGraph(ComputationGraph network) implements AveragedNetwork {

    private record Graph(ComputationGraphConfiguration configuration) implements Blueprint {
        private static final long serialVersionUID = 1;

        @Override
        public AveragedNetwork build(LearnerState state, long seed) {
            ComputationGraphConfiguration own = configuration.clone();
            own.getDefaultConfiguration().setSeed(seed);
            for (GraphVertex vertex : own.getVertices().values()) {
                if (vertex instanceof LayerVertex layer) {
                    layer.getLayerConf().setSeed(seed);
                }
            }
            ComputationGraph network = new ComputationGraph(own);
            network.init(NativeFloats.row(state.parameters()), false);
            AveragedGraph averaged = new AveragedGraph(network);
            averaged.load(state);
            return averaged;
        }

        @Override
        public String json() {
            ComputationGraphConfiguration fresh = configuration.clone();
            fresh.setIterationCount(0);
            fresh.setEpochCount(0);
            return fresh.toJson();
        }
    }

    @Override
    public Model model() {
        return network;
    }

    @Override
    public Blueprint blueprint() {
        return new Graph(network.getConfiguration().clone());
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
        network.getConfiguration().setIterationCount(number);
    }

    @Override
    public void score(double loss) {
        network.setScore(loss);
    }

    @Override
    public void fit(MultiDataSet batch, List<TrainingHook> hooks) {
        hooks.forEach(hook -> hook.preUpdate(batch, network));
        network.fit(batch);
        hooks.forEach(hook -> hook.postUpdate(batch, network));
    }
}
