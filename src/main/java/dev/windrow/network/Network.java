package dev.windrow.network;

import dev.windrow.kernel.Dropout;
import dev.windrow.layer.Attention;
import dev.windrow.layer.KeyedDropout;
import dev.windrow.layer.Lengths;
import dev.windrow.layer.RecurrentSequenceLayer;
import dev.windrow.layer.TargetOutput;
import dev.windrow.layer.ValueOutputLayer;
import dev.windrow.layer.VectorInput;
import dev.windrow.sequence.Minibatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A graph and the ways minibatches go through it. Losses and gradients are sums over targets. */
final class Network {
    /** Bytes of single numbers that Deeplearning4j makes, and of the error it is given. */
    private static final long SCALARS = 1 << 10;

    private final NetworkSpec spec;
    private final ComputationGraph graph;
    private final TargetOutput output;
    private final List<RecurrentSequenceLayer> recurrent = new ArrayList<>();
    private final Streams streams;
    private final DataType type;
    private final INDArray noError;
    /** What was predicted last. */
    private float[] predicted = new float[0];

    @Nullable
    private Decoder decoder;

    Network(NetworkSpec spec, DataType type) {
        this.spec = spec;
        this.type = type;
        this.graph = GraphBuilder.build(spec, type);
        this.output = (TargetOutput) graph.getLayer(GraphBuilder.OUTPUT);
        for (Layer layer : graph.getLayers()) {
            if (layer instanceof RecurrentSequenceLayer sequence) {
                recurrent.add(sequence);
            }
        }
        this.streams = new Streams(spec, graph);
        this.noError = Nd4j.zeros(type, 1);
    }

    /**
     * Bytes of ND4J's arrays.
     *
     * @param weights bytes of the weights
     * @param graph bytes of what vertices keep and make
     */
    static long arrays(long weights, long graph) {
        // Weights and gradient; then, while they get their first values, a copy of each, and later what vertices take.
        return Math.addExact(Math.multiplyExact(weights, 2L), Math.max(weights, graph) + SCALARS);
    }

    /** Numbers of all predictions of a batch. */
    static long predictions(NetworkSpec spec, BatchShape batch) {
        BatchShape.Sequences places = spec.output().isSynced() ? batch.inputs() : batch.targets();
        long rows = spec.output().isOfSequence() ? places.rows() : places.places();
        return Math.multiplyExact(rows, (long) spec.outputs());
    }

    ComputationGraph graph() {
        return graph;
    }

    /** The flat weights, [parameters]. */
    INDArray parameters() {
        return graph.params();
    }

    /** The flat gradient of the last {@link #learn}, [parameters]. */
    INDArray gradient() {
        return graph.getGradientsViewArray();
    }

    /** The states carried from window to window. */
    Streams streams() {
        return streams;
    }

    /** Forward and backward; the loss summed. The gradient is left in {@link #gradient}. */
    double learn(Minibatch batch, long noise) {
        KeyedDropout.noise(graph, noise);
        for (RecurrentSequenceLayer layer : recurrent) {
            layer.seedDropout(Dropout.stream(spec.seed(), noise));
        }
        targets(batch);
        forward(forgetful(batch, noise), Pass.TRAINING);
        double loss = output.lossSum();
        graph.backpropGradient(noError);
        return loss;
    }

    /** The batch with the share of its symbols unknown that the spec asks for. */
    private Minibatch forgetful(Minibatch batch, long noise) {
        double share = spec.dropout().symbols();
        if (share == 0) {
            return batch;
        }
        long stream = Dropout.stream(spec.seed(), noise, GraphBuilder.SYMBOLS.hashCode());
        return batch.unknownWhere((row, step) -> Dropout.drops(share, stream, ((long) row << Integer.SIZE) + step));
    }

    /** The loss summed, without dropout. */
    double loss(Minibatch batch) {
        targets(batch);
        forward(batch, Pass.INFERENCE);
        return output.lossSum();
    }

    /** Forward as in training, with no targets, so that recurrent layers can say what they did. */
    void read(Minibatch batch) {
        output.targets(places(batch), null);
        forward(batch, Pass.TRAINING);
    }

    /** A layer of Windrow's own over the inputs, the lowest being 0. */
    RecurrentSequenceLayer recurrent(int depth) {
        return (RecurrentSequenceLayer) graph.getLayer(GraphBuilder.RECURRENT + depth);
    }

    /** Log-probabilities at each place where the network predicts; their memory is used again by the next call. */
    Predictions predict(Minibatch batch) {
        output.targets(places(batch), null);
        forward(batch, Pass.INFERENCE);
        return predictions(batch.rows(), steps(batch));
    }

    /** The input step that each target step of each row looked at most in the last {@link #predict}. */
    int[][] attended(int rows) {
        int[][] attended = new int[rows][];
        for (int row = 0; row < rows; row++) {
            attended[row] = Attention.attended(graph, DecoderGraph.LOOK, row);
        }
        return attended;
    }

    /** Reads the rows of a minibatch; what the decoder remembers of each before its first symbol. */
    float[][] encode(Minibatch sequences) {
        if (decoder == null) {
            decoder = new Decoder(spec, graph, output);
        }
        Map<String, INDArray> given = new HashMap<>();
        given.put(GraphBuilder.SYMBOLS, ids(sequences.inputs(), sequences.rows(), sequences.steps()));
        List<INDArray> masks = new ArrayList<>();
        masks.add(Lengths.mask(sequences.lengths(), sequences.steps()));
        if (spec.reading().isSpelled()) {
            int letters = longest(sequences.spellings());
            given.put(GraphBuilder.SPELLINGS, letters(sequences.spellings(), letters));
            masks.add(letterMask(sequences.spellings(), letters));
            given.put(GraphBuilder.PLACES, ids(sequences.spellingOf(), sequences.rows(), sequences.steps()));
            masks.add(null);
        }
        masks.add(null);
        graph.setLayerMaskArrays(masks.toArray(new INDArray[0]), null);
        return decoder.encode(given);
    }

    /** One symbol of each hypothesis on the sequences last read, whose rows repeat as often as there are of one. */
    DecoderStep decode(float[][] memories, int[] symbols) {
        float[][] next = decoder.next(memories, symbols);
        return new DecoderStep(next, predictions(symbols.length, 1));
    }

    /** Forgets the states carried by {@link #next}. */
    void begin() {
        graph.rnnClearPreviousState();
    }

    /** One symbol a row, on top of the carried states. */
    Predictions next(int[] symbols) {
        output.targets(ones(symbols.length), null);
        graph.rnnTimeStep(ids(symbols, symbols.length, 1));
        return predictions(symbols.length, 1);
    }

    /** One vector a row, on top of the carried states. */
    Predictions next(float[] vectors) {
        int rows = vectors.length / spec.reading().width();
        output.targets(ones(rows), null);
        graph.rnnTimeStep(VectorInput.of(type, vectors, rows, spec.reading().width()));
        return predictions(rows, 1);
    }

    private void targets(Minibatch batch) {
        output.targets(places(batch), batch.targets());
        if (output instanceof ValueOutputLayer values) {
            values.targets(batch.targetVectors().values());
        }
    }

    private Predictions predictions(int rows, int steps) {
        int size = rows * steps * spec.outputs();
        if (predicted.length < size) {
            predicted = new float[size];
        }
        if (output instanceof ValueOutputLayer values) {
            values.predictions(predicted, rows);
            return Predictions.ofValues(rows, steps, spec.outputs(), predicted);
        }
        output.logProbabilities(predicted, rows);
        return new Predictions(rows, steps, spec.classes(), predicted, output.path());
    }

    /** Places of the longest row, where the network predicts. */
    private int steps(Minibatch batch) {
        return switch (spec.output()) {
            case EACH_STEP -> batch.steps();
            case SEQUENCE, SEQUENCE_MEAN, SEQUENCE_MAX, SEQUENCE_ATTENTION -> 1;
            case DECODER -> batch.targetSteps();
        };
    }

    /** Places of each row, where the network predicts, that are not padding. */
    private int[] places(Minibatch batch) {
        return switch (spec.output()) {
            case EACH_STEP -> batch.lengths();
            case SEQUENCE, SEQUENCE_MEAN, SEQUENCE_MAX, SEQUENCE_ATTENTION -> ones(batch.rows());
            case DECODER -> batch.targetLengths();
        };
    }

    private static int[] ones(int rows) {
        int[] ones = new int[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    private enum Pass {
        TRAINING,
        INFERENCE
    }

    private void forward(Minibatch batch, Pass pass) {
        List<INDArray> inputs = new ArrayList<>();
        List<INDArray> masks = new ArrayList<>();
        inputs.add(
                spec.reading().width() > 0
                        ? VectorInput.of(
                                type,
                                batch.inputVectors().values(),
                                batch.rows(),
                                spec.reading().width())
                        : ids(batch.inputs(), batch.rows(), batch.steps()));
        masks.add(Lengths.mask(batch.lengths(), batch.steps()));
        if (spec.reading().letters() > 0) {
            List<int[]> spellings = batch.spellings();
            int letters = longest(spellings);
            inputs.add(letters(spellings, letters));
            masks.add(letterMask(spellings, letters));
            inputs.add(ids(batch.spellingOf(), batch.rows(), batch.steps()));
            masks.add(null);
        }
        if (spec.output() == NetworkSpec.Output.DECODER) {
            inputs.add(ids(batch.targetsBefore(), batch.rows(), batch.targetSteps()));
            masks.add(Lengths.mask(batch.targetLengths(), batch.targetSteps()));
        }
        forward(inputs.toArray(new INDArray[0]), masks.toArray(new INDArray[0]), pass == Pass.TRAINING);
    }

    private void forward(INDArray[] inputs, INDArray[] masks, boolean training) {
        graph.setLayerMaskArrays(masks, null);
        graph.feedForward(inputs, training, !training);
    }

    private static int longest(List<int[]> spellings) {
        return spellings.stream()
                .mapToInt(spelling -> Math.max(1, spelling.length))
                .max()
                .orElse(1);
    }

    private static INDArray ids(int[] rowMajor, int rows, int steps) {
        return Nd4j.createFromArray(rowMajor).reshape('c', rows, steps);
    }

    /** The characters of each word, [words, letters], padded with 0. A word without characters has one, the padding. */
    private static INDArray letters(List<int[]> spellings, int letters) {
        int[] rowMajor = new int[spellings.size() * letters];
        for (int word = 0; word < spellings.size(); word++) {
            int[] spelling = spellings.get(word);
            System.arraycopy(spelling, 0, rowMajor, word * letters, spelling.length);
        }
        return ids(rowMajor, spellings.size(), letters);
    }

    @Nullable
    private static INDArray letterMask(List<int[]> spellings, int letters) {
        int[] lengths = new int[spellings.size()];
        for (int word = 0; word < lengths.length; word++) {
            lengths[word] = Math.max(1, spellings.get(word).length);
        }
        return Lengths.mask(lengths, letters);
    }
}
