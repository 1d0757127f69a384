package dev.windrow.network;

import dev.windrow.kernel.Adam;
import dev.windrow.kernel.Optimizer;
import dev.windrow.kernel.StepCount;
import dev.windrow.sequence.Minibatch;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network that learns, scores, predicts and generates, on one thread at a time and keeping to that thread. It can be
 * used for round after round by loading another state. The heap holds the weights; Deeplearning4j's flat array is
 * overwritten from them when they have changed.
 */
public final class Learner {
    private final NetworkSpec spec;
    private final OptimizerSpec optimizerSpec;
    private final Optimizer rule;
    private final Network network;
    private final FloatBuffer nativeParameters;
    private final FloatBuffer nativeGradient;

    private final float[] parameters;
    private final float[] gradient;
    private final float[][] moments;
    /** Weights that stay as they are; from and to are equal for none. */
    private final int frozenFrom;

    private final int frozenTo;
    private long iteration;
    /** The iteration after which the first moment was zero. */
    private long momentumBegan;
    /** Whether the native weights are behind the heap's. */
    private boolean changed;
    /** Rows whose states are carried; 0 before {@link #begin}. */
    private int carriedRows;
    /** Sequences last read by {@link #encode}. */
    private int encoded;

    /** A learner at the spec's first weights, with zero moments at iteration 0. */
    public Learner(NetworkSpec spec, OptimizerSpec optimizer) {
        OneThread.ask();
        this.spec = spec;
        this.optimizerSpec = optimizer;
        this.rule = optimizer.rule();
        this.network = new Network(spec, DataType.FLOAT);
        this.nativeParameters = floats(network.parameters());
        this.nativeGradient = floats(network.gradient());
        this.parameters = new float[nativeParameters.capacity()];
        this.gradient = new float[parameters.length];
        this.moments = new float[rule.moments()][parameters.length];
        nativeParameters.get(0, parameters);
        ParameterLayout.Range frozen = optimizer.freezesEmbedding()
                ? ParameterLayout.of(spec).range(FirstEmbedding.WEIGHTS)
                : ParameterLayout.Range.NONE;
        this.frozenFrom = frozen.from();
        this.frozenTo = frozen.to();
    }

    /**
     * Bytes in the heap of a learner, beside what its network's layers have there.
     *
     * @param weights bytes of the weights
     * @param predictions numbers of all predictions of a batch
     */
    static long heapBytes(long weights, OptimizerSpec optimizer, long predictions) {
        // Weights, their gradient, the moments; and the array that predictions are in.
        return Math.addExact(
                Math.multiplyExact(weights, 2L + optimizer.moments()),
                Math.multiplyExact(predictions, (long) Float.BYTES));
    }

    private static FloatBuffer floats(INDArray flat) {
        return new FloatPointer(flat.data().addressPointer())
                .capacity(flat.length())
                .asBuffer();
    }

    /** Weights of the network. */
    public int parameterCount() {
        return parameters.length;
    }

    /** The shape this learner was made for. */
    public NetworkSpec spec() {
        return spec;
    }

    /** Continues from a state, whose arrays are copied and not kept; lengths must be those of this network. */
    public void load(LearnerState state) {
        check("parameters", state.parameters().length, parameters.length);
        check("moments of " + optimizerSpec.name(), state.moments().length, moments.length);
        for (int k = 0; k < moments.length; k++) {
            check("values of moment " + k, state.moments()[k].length, parameters.length);
            System.arraycopy(state.moments()[k], 0, moments[k], 0, parameters.length);
        }
        iteration = state.iteration();
        momentumBegan = 0;
        load(state.parameters());
    }

    /** Takes weights only, which are copied; what the optimizer remembers stays. Ends a stream. */
    public void load(float[] weights) {
        check("parameters", weights.length, parameters.length);
        endStream();
        System.arraycopy(weights, 0, parameters, 0, parameters.length);
        changed = true;
        carriedRows = 0;
    }

    /**
     * Lets the first moment of Adam start at zero here, and be corrected for it, while all else goes on, until a state
     * is loaded. Other rules have none.
     */
    public void beginMomentum() {
        if (rule instanceof Adam) {
            Arrays.fill(moments[0], 0);
            momentumBegan = iteration;
        }
    }

    /** A copy of the state. */
    public LearnerState state() {
        float[][] copies = new float[moments.length][];
        Arrays.setAll(copies, k -> moments[k].clone());
        return new LearnerState(parameters.clone(), copies, iteration);
    }

    /**
     * One step down the gradient of the mean loss of a target. A minibatch without targets changes nothing.
     *
     * @param rate the learning rate
     * @param noise tells this step's dropout from other steps'; the same for the same step, whoever does it
     */
    public StepResult step(Minibatch batch, double rate, long noise) {
        return step(batch, rate, noise, batch.targetCount());
    }

    /**
     * One step down the gradient of a minibatch's summed loss, divided by what all of some minibatches are divided by:
     * so a target counts as much in a minibatch of few as in one of many. A minibatch without targets changes nothing.
     *
     * @param targetsPerStep the divisor: targets of a minibatch, on average
     */
    public StepResult step(Minibatch batch, double rate, long noise, double targetsPerStep) {
        upload();
        int targets = batch.targetCount();
        if (targets == 0) {
            return new StepResult(0, 0, 0);
        }
        double loss = network.learn(batch, noise);
        nativeGradient.get(0, gradient);
        Arrays.fill(gradient, frozenFrom, frozenTo, 0);
        double norm = Optimizer.norm(gradient) / targetsPerStep;
        double clipping = optimizerSpec.clipNorm() > 0 ? Math.min(1, optimizerSpec.clipNorm() / norm) : 1;
        iteration++;
        StepCount count = new StepCount(iteration, iteration - momentumBegan);
        rule.step(parameters, gradient, clipping / targetsPerStep, rate, moments, count);
        changed = true;
        return new StepResult(loss, targets, norm);
    }

    /** The loss in nats, summed over targets, without dropout and without learning. */
    public double lossSum(Minibatch batch) {
        upload();
        return network.loss(batch);
    }

    /**
     * Log-probabilities or values at each place where the network predicts. Their array is used again by the next
     * prediction.
     */
    public Predictions predict(Minibatch batch) {
        upload();
        return network.predict(batch);
    }

    /**
     * From now on each row of a minibatch goes on from where the same row of the minibatch before ended, in steps,
     * scores and predictions alike, until {@link #endStream} or other weights; a minibatch of fewer rows has the first
     * ones. Gradients stop where a window begins (truncated back-propagation through time, Williams & Peng 1990).
     */
    public void stream() {
        network.streams().begin();
    }

    /**
     * Goes on with a stream.
     *
     * @param carried what {@link #carried} gave; not modified
     * @param rows rows of the minibatch before that
     */
    public void stream(float[] carried, int rows) {
        network.streams().begin(carried, rows);
    }

    /** Where the rows of a stream stand, a copy; empty before the first window. */
    public float[] carried() {
        return network.streams().carried();
    }

    /** Lets rows begin at zero again. */
    public void endStream() {
        network.streams().end();
    }

    /** Begins to read or generate {@code rows} sequences symbol by symbol from empty states; see {@link #next}. */
    public void begin(int rows) {
        if (spec.stack().bidirectional()) {
            throw new IllegalStateException(
                    "a bidirectional network cannot go on symbol by symbol, for it needs the end of"
                            + " a sequence first; train it with network.bidirectional: false");
        }
        if (spec.output() != NetworkSpec.Output.EACH_STEP
                || spec.reading().letters() > 0
                || spec.stack().cell() == RecurrentStack.Cell.NONE) {
            throw new IllegalStateException(
                    "only a recurrent network that predicts at each step and does not look at the characters"
                            + " of words can go on step by step; this one is " + spec);
        }
        if (spec.head().kind() != Head.Kind.SOFTMAX && spec.head().kind() != Head.Kind.LOGISTIC) {
            throw new IllegalStateException("network.output.kind = "
                    + spec.head().kind().name().toLowerCase(Locale.ROOT)
                    + " looks at whole sequences and cannot go on symbol by symbol; train with softmax");
        }
        if (rows < 1) {
            throw new IllegalArgumentException("rows = " + rows + ": must be at least 1");
        }
        upload();
        network.begin();
        carriedRows = rows;
    }

    /**
     * Reads one symbol a row and predicts what follows, with the states carried from the calls since {@link #begin}.
     * Training, scoring and predicting in between leave these states alone; new weights end them.
     *
     * @param symbols [row], not modified
     * @return [row][1][class]; the array is used again by the next prediction
     */
    public Predictions next(int[] symbols) {
        requireCarried(symbols.length, "symbols");
        return network.next(symbols);
    }

    /**
     * As {@link #next(int[])} for a network that reads vectors.
     *
     * @param vectors [row][value], not modified
     * @return [row][1][output]; the array is used again by the next prediction
     */
    public Predictions next(float[] vectors) {
        requireCarried(vectors.length / spec.reading().width(), "vectors");
        return network.next(vectors);
    }

    private void requireCarried(int given, String what) {
        if (given != carriedRows) {
            throw new IllegalStateException(given + " " + what + " for " + carriedRows
                    + " rows begun: begin(rows) comes first, and again after new weights");
        }
    }

    /**
     * Reads sequences, which {@link #decode} then says target symbols of, until others are read.
     *
     * @param sequences their targets are not looked at
     * @return what the decoder remembers of each before the first symbol
     * @throws IllegalStateException if the network has no decoder
     */
    public float[][] encode(Minibatch sequences) {
        if (spec.output() != NetworkSpec.Output.DECODER) {
            throw new IllegalStateException("only a network with a decoder answers with a sequence; this is " + spec);
        }
        upload();
        encoded = sequences.rows();
        return network.encode(sequences);
    }

    /**
     * Reads one more symbol of each of some hypotheses on the sequences last read, of every sequence as many.
     *
     * @param memories what the decoder remembers of each, from {@link #encode} or the step before: that of a hypothesis
     *     on a sequence stands at [hypothesis * sequences + sequence]; not modified
     * @param symbols what each reads: the symbol that stands before a sequence, then its own
     */
    public DecoderStep decode(float[][] memories, int[] symbols) {
        if (encoded == 0 || symbols.length % encoded != 0) {
            throw new IllegalStateException(symbols.length + " hypotheses on " + encoded
                    + " sequences: encode(sequences) comes first, and each must have as many");
        }
        return network.decode(memories, symbols);
    }

    /**
     * The input step that each target step of each row looked at most when it was predicted from the targets before it:
     * [row][target step].
     */
    public int[][] attended(Minibatch batch) {
        predict(batch);
        return network.attended(batch.rows());
    }

    /** Brings the native weights up to the heap's. */
    private void upload() {
        if (changed) {
            nativeParameters.put(0, parameters);
            changed = false;
            carriedRows = 0;
        }
    }

    /** Frees the native weights; the learner must not be used again. */
    void release() {
        // Not ComputationGraph.close(), which runs the garbage collector for the whole process.
        network.parameters().close();
        network.gradient().close();
    }

    private static void check(String what, int given, int right) {
        if (given != right) {
            throw new IllegalArgumentException(given + " " + what + ": this network has " + right);
        }
    }
}
