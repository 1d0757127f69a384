package dev.windrow.layer;

import dev.windrow.kernel.Activation;
import dev.windrow.kernel.Cell;
import dev.windrow.kernel.CellShape;
import dev.windrow.kernel.Kernels;
import dev.windrow.kernel.Merge;
import dev.windrow.kernel.Precision;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A recurrent layer over whole sequences: any {@link Cell}, one direction or both.
 *
 * <p>Input {@code [batch, inputs, time]}, output {@code [batch, outputs, time]}, where outputs are the units, or twice
 * the units where two directions are concatenated. A feature mask {@code [batch, time]} gives each row's length; steps
 * behind it put out zero and change nothing. Parameters, for each direction: input weights {@code W [inputs, gates *
 * units]}, recurrent weights {@code RW [units, gates * units]}, biases {@code b [gates * units]}, gates in the order of
 * {@link Cell}.
 *
 * <p>Input weights start Glorot-uniform, recurrent weights orthogonal gate by gate, biases at 0 but the LSTM's forget
 * gate at 1, all from the network's seed, the layer's name and nothing else.
 */
public final class RecurrentSequence extends BaseRecurrentLayer implements Measured {
    private static final long serialVersionUID = 1;

    @JsonProperty
    private Cell.Kind cell = Cell.Kind.LSTM;

    @JsonProperty
    private Activation activation = Activation.TANH;

    /** The LSTM's gates; empty for other cells. A list, so that files list them in one order. */
    @JsonProperty
    private List<Cell.Gate> gates = List.of(Cell.Gate.values());

    @JsonProperty
    private int units;

    @JsonProperty
    private Direction direction = Direction.FORWARD;

    @JsonProperty
    private Merge merge = Merge.CONCATENATE;

    @JsonProperty
    private Kernels kernels = Kernels.AUTOMATIC;

    @JsonProperty
    private double inputDropout;

    @JsonProperty
    private double recurrentDropout;

    /** For Jackson; everything else goes through {@link #of}. */
    public RecurrentSequence() {
        setRnnDataFormat(RNNFormat.NCW);
    }

    /**
     * A layer in one direction; its inputs are found out from the layer before it.
     *
     * @param units of each direction, at least 1
     */
    public static RecurrentSequence of(Cell cell, int units) {
        if (units < 1) {
            throw new IllegalArgumentException("recurrent layer with units " + units + ": must be at least 1");
        }
        RecurrentSequence layer = new RecurrentSequence();
        layer.cell = cell.kind();
        layer.activation = cell.activation();
        layer.gates = cell.gatesInOrder();
        layer.units = units;
        layer.setNOut(units);
        return layer;
    }

    /** The same layer with both directions. */
    public RecurrentSequence bidirectional(Merge how) {
        RecurrentSequence layer = (RecurrentSequence) clone();
        layer.direction = Direction.BIDIRECTIONAL;
        layer.merge = how;
        layer.setNOut(how.width(units));
        return layer;
    }

    /** The same layer with its number of inputs said, for networks that do not infer it. */
    public RecurrentSequence inputs(int inputs) {
        RecurrentSequence layer = (RecurrentSequence) clone();
        layer.setNIn(inputs);
        return layer;
    }

    /** The same layer on a forced kernel. */
    public RecurrentSequence on(Kernels forced) {
        RecurrentSequence layer = (RecurrentSequence) clone();
        layer.kernels = forced;
        return layer;
    }

    /**
     * The same layer with dropout in training.
     *
     * @param inputRate share of the input's features dropped, for a whole sequence at a time; 0 to less than 1
     * @param recurrentRate share of the recurrent weights dropped, for a whole batch at a time; 0 to less than 1
     */
    public RecurrentSequence dropout(double inputRate, double recurrentRate) {
        if (!(inputRate >= 0 && inputRate < 1 && recurrentRate >= 0 && recurrentRate < 1)) {
            throw new IllegalArgumentException("dropout of inputs " + inputRate + ", of recurrent weights "
                    + recurrentRate + ": both must be at least 0 and less than 1");
        }
        RecurrentSequence layer = (RecurrentSequence) clone();
        layer.inputDropout = inputRate;
        layer.recurrentDropout = recurrentRate;
        return layer;
    }

    /** The cell of each direction. */
    public Cell cell() {
        return new Cell(cell, activation, gates.isEmpty() ? EnumSet.noneOf(Cell.Gate.class) : EnumSet.copyOf(gates));
    }

    /** The sizes of each direction, once the number of inputs is known. */
    public CellShape shape() {
        return new CellShape(cell(), Math.toIntExact(getNIn()), units);
    }

    public Direction direction() {
        return direction;
    }

    /** How two directions become one output. */
    public Merge merge() {
        return merge;
    }

    public Kernels kernels() {
        return kernels;
    }

    /** Share of the input's features dropped in training. */
    public double inputDropout() {
        return inputDropout;
    }

    /** Share of the recurrent weights dropped in training. */
    public double recurrentDropout() {
        return recurrentDropout;
    }

    @Override
    public VertexMemory memory(List<Extent> inputs) {
        Extent input = inputs.get(0);
        Extent output = input.with((int) nOut);
        // Outputs in training and in inference, and the errors of the inputs.
        return VertexMemory.giving(output)
                .keeps(2 * output.numbers() + input.numbers())
                .with(Recurrence.memory(this, Precision.FLOAT32, input.rows()))
                .with(TrainingNoise.memory(this, Precision.FLOAT32, input.rows()));
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType dataType) {
        LayerValidation.assertNInNOutSet("RecurrentSequence", getLayerName(), index, getNIn(), getNOut());
        if (getWeightNoise() != null) {
            throw new IllegalArgumentException(
                    "layer " + getLayerName() + ": weight noise " + getWeightNoise() + " is not supported");
        }
        RecurrentSequenceLayer layer = new RecurrentSequenceLayer(configuration, dataType);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(configuration, parameters, initialize));
        layer.setConf(configuration);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return new RecurrentSequenceParameters();
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        requireFeaturesBeforeTime(input);
        return super.getOutputType(index, input);
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        requireFeaturesBeforeTime(input);
        super.setNIn(input, override);
    }

    private void requireFeaturesBeforeTime(InputType input) {
        if (input instanceof InputType.InputTypeRecurrent sequence && sequence.getFormat() == RNNFormat.NWC) {
            throw new IllegalArgumentException("layer " + getLayerName()
                    + ": input [batch, time, features], must be [batch, features, time] (RNNFormat.NCW)");
        }
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return new LayerMemoryReport.Builder(getLayerName(), RecurrentSequence.class, input, getOutputType(-1, input))
                .standardMemory(initializer().numParams(this), 0)
                .workingMemory(0, 0, 0, 0)
                .cacheMemory(0, 0)
                .build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecurrentSequence that
                && super.equals(other)
                && cell().equals(that.cell())
                && units == that.units
                && direction == that.direction
                && merge == that.merge
                && kernels == that.kernels
                && inputDropout == that.inputDropout
                && recurrentDropout == that.recurrentDropout;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), cell(), units, direction, merge, kernels, inputDropout, recurrentDropout);
    }

    @Override
    public String toString() {
        return "RecurrentSequence(name=" + getLayerName() + ", cell=" + cell() + ", inputs=" + getNIn() + ", units="
                + units + ", direction=" + direction + ", merge=" + merge + ", kernels=" + kernels + ", inputDropout="
                + inputDropout
                + ", recurrentDropout=" + recurrentDropout + ")";
    }
}
