package dev.windrow.layer;

import dev.windrow.kernel.CellTrace;
import dev.windrow.kernel.Dropout;
import dev.windrow.kernel.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What computes a {@link RecurrentSequence}. One thread at a time, as all of Deeplearning4j's layers.
 *
 * <p>Inputs and outputs of a training activation must keep their numbers until {@link #backpropGradient}: the kernels
 * read them again. Nobody may work on them in place; Deeplearning4j's own dropout on the layer behind would.
 */
public final class RecurrentSequenceLayer extends BaseRecurrentLayer<RecurrentSequence> {
    private static final long serialVersionUID = 1;

    @Nullable
    private transient SequencePasses passes;

    private long dropoutSeed;
    private transient List<Weights> weights;
    private transient List<Weights> weightGradients;

    /** Where the next window begins; null while windows begin at zero. */
    @Nullable
    private transient Map<String, INDArray> streamed;

    /** Where each row begins, while no window goes on from the one before; empty for zeros. */
    private transient Map<String, INDArray> started = Map.of();

    private transient Map<String, INDArray> startGradient = Map.of();

    RecurrentSequenceLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
        dropoutSeed = configuration.getSeed();
    }

    @Override
    public void setParamsViewArray(INDArray parameters) {
        super.setParamsViewArray(parameters);
        weights = null;
    }

    @Override
    public void setParamTable(Map<String, INDArray> parameters) {
        super.setParamTable(parameters);
        weights = null;
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray gradients) {
        super.setBackpropGradientsViewArray(gradients);
        weightGradients = RecurrentSequenceParameters.blocks(layerConf(), gradientViews);
    }

    /**
     * Gives dropout another seed than the network's, so that workers that share a network's seed drop different things.
     * What is dropped depends on this seed, the layer's name, the iteration the network is at, and the row.
     */
    public void seedDropout(long seed) {
        dropoutSeed = seed;
    }

    /**
     * The gradient of the inputs of one row in the last backward pass, a copy {@code [step][input]}.
     *
     * @throws IllegalStateException if there was none
     */
    public double[] inputGradient(int row) {
        return Optional.ofNullable(passes)
                .flatMap(made -> made.inputGradient(row))
                .orElseThrow(() -> new IllegalStateException(layerId() + ": no backward pass before"));
    }

    /**
     * What the direction that reads forwards did with one row of the last activation in training.
     *
     * @throws IllegalStateException if there was none
     */
    public CellTrace trace(int row) {
        if (passes == null || !passes.trained()) {
            throw new IllegalStateException(layerId() + ": no activation in training before");
        }
        return passes.trace(row);
    }

    private String layerName() {
        return String.valueOf(layerConf().getLayerName());
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        if (streamed == null) {
            return run(training, workspaces, started, Map.of());
        }
        Map<String, INDArray> start = CarriedState.firstRows(streamed, batchSize());
        Map<String, INDArray> end = CarriedState.zeros(layerConf().shape(), dataType, batchSize());
        INDArray activations = run(training, workspaces, start, end);
        streamed = end;
        return activations;
    }

    /**
     * Gives the states that each row begins with from the next activation on, unless it goes on from a window before.
     *
     * @param start by name, each {@code [batch, units]}; not modified
     */
    void startFrom(Map<String, INDArray> start) {
        requireOneDirection("a start from a state");
        started = start;
    }

    /** The gradient of the states the last backward pass began with, each {@code [batch, units]}, row-major. */
    Map<String, INDArray> startGradient() {
        return startGradient;
    }

    /**
     * From the next activation on each row goes on from where it stood after the activation before; gradients stop
     * where a window begins. Fewer rows than before are the first ones.
     *
     * @param start states by name, each {@code [batch, units]}, as {@link #streamed} gives them; empty for zeros
     */
    public void stream(Map<String, INDArray> start) {
        requireOneDirection("carrying a state from window to window");
        streamed = start;
    }

    /** Where each row stands: {@code [batch, units]} by name; empty before the first window. */
    public Map<String, INDArray> streamed() {
        if (streamed == null) {
            throw new IllegalStateException(layerId() + ": no state is carried");
        }
        return streamed;
    }

    /** The names of the states it carries, sorted. */
    public List<String> stateNames() {
        return layerConf().shape().cell().hasMemory()
                ? List.of(CarriedState.HIDDEN, CarriedState.MEMORY)
                : List.of(CarriedState.HIDDEN);
    }

    /** Lets each window begin at zero again. */
    public void endStream() {
        streamed = null;
    }

    @Override
    public INDArray rnnTimeStep(INDArray steps, LayerWorkspaceMgr workspaces) {
        requireOneDirection("rnnTimeStep");
        setInput(steps, workspaces);
        Map<String, INDArray> end = CarriedState.zeros(layerConf().shape(), dataType, batchSize());
        INDArray activations = run(false, workspaces, stateMap, end);
        stateMap.putAll(end);
        return activations;
    }

    @Override
    public INDArray rnnActivateUsingStoredState(
            INDArray window, boolean training, boolean storeEnd, LayerWorkspaceMgr workspaces) {
        requireOneDirection("truncated back-propagation through time");
        setInput(window, workspaces);
        Map<String, INDArray> end = CarriedState.zeros(layerConf().shape(), dataType, batchSize());
        INDArray activations = run(training, workspaces, tBpttStateMap, end);
        if (storeEnd) {
            tBpttStateMap.putAll(end);
        }
        return activations;
    }

    private void requireOneDirection(String what) {
        if (layerConf().direction() != Direction.FORWARD) {
            throw new UnsupportedOperationException(layerId() + ": " + what
                    + " needs one direction; a bidirectional layer reads a sequence from its end too, so it needs all"
                    + " of it at once");
        }
    }

    private INDArray run(
            boolean train, LayerWorkspaceMgr workspaces, Map<String, INDArray> initial, Map<String, INDArray> end) {
        assertInputSet(false);
        requireShape(input, layerConf().getNIn(), "input");
        applyDropOutIfNecessary(train, workspaces);
        if (passes == null) {
            passes = new SequencePasses(layerConf(), dataType);
        }
        if (weights == null) {
            weights = RecurrentSequenceParameters.blocks(layerConf(), params);
        }
        int batch = (int) input.size(0);
        SequencePasses.Reading reading = new SequencePasses.Reading(
                input,
                MaskLengths.of(maskArray, (int) input.size(2), batch),
                CarriedState.state(initial, layerConf().shape(), dataType, batch),
                CarriedState.over(end));
        return train
                ? passes.train(
                        weights,
                        reading,
                        Dropout.stream(dropoutSeed, layerName().hashCode(), getIterationCount()))
                : passes.infer(weights, reading);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        requireShape(epsilon, layerConf().getNOut(), "epsilon");
        if (passes == null || !passes.trained()) {
            throw new IllegalStateException(layerId() + ": back-propagation without an activation in training before");
        }
        if (weightGradients == null) {
            throw new IllegalStateException(layerId() + ": back-propagation without a view for gradients");
        }
        startGradient = started.isEmpty()
                ? Map.of()
                : CarriedState.zeros(
                        layerConf().shape(), dataType, passes.rows().batch());
        INDArray errors = passes.back(epsilon, CarriedState.over(startGradient), weightGradients);
        Gradient gradients = new DefaultGradient(gradientsFlattened);
        gradientViews.forEach(gradients::setGradientFor);
        return new Pair<>(gradients, backpropDropOutIfPresent(errors));
    }

    @Override
    public Pair<Gradient, INDArray> tbpttBackpropGradient(
            INDArray epsilon, int backwardSteps, LayerWorkspaceMgr workspaces) {
        if (backwardSteps < epsilon.size(2)) {
            throw new IllegalArgumentException(layerId() + ": truncated back-propagation over " + backwardSteps
                    + " of a window's " + epsilon.size(2) + " steps: both tBPTT lengths must be equal");
        }
        return backpropGradient(epsilon, workspaces);
    }

    private void requireShape(INDArray sequence, long features, String name) {
        if (sequence.rank() != 3 || sequence.size(1) != features) {
            throw new IllegalArgumentException(layerId() + ": " + name + " of shape " + sequence.shapeInfoToString()
                    + ", must be [batch, " + features + ", time]");
        }
    }

    /** Padded steps put out zero, so the mask stays as true after this layer as before. */
    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int batch) {
        setMaskArray(mask);
        return new Pair<>(mask, state);
    }

    @Override
    public Type type() {
        return Type.RECURRENT;
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }
}
