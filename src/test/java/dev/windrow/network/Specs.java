package dev.windrow.network;

import dev.windrow.kernel.Activation;
import dev.windrow.kernel.Cell.Gate;
import dev.windrow.kernel.Merge;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.nd4j.linalg.factory.Nd4j;

/** Small networks of every shape, and windows for them. */
final class Specs {
    static final int SYMBOLS = 7;
    static final int LETTERS = 5;
    static final int CLASSES = 4;
    static final int WIDTH = 3;

    private Specs() {}

    static NetworkSpec plain(RecurrentStack.Cell cell) {
        return plain(cell, RecurrentStack.Layers.WINDROW);
    }

    private static NetworkSpec plain(RecurrentStack.Cell cell, RecurrentStack.Layers layers) {
        return NetworkSpec.plain(
                Reading.symbols(SYMBOLS, 3).spelled(0, 2, 3),
                RecurrentStack.of(cell, 4).with(layers),
                CLASSES,
                1);
    }

    /**
     * Our layers and the stock ones, each cell, in one and both directions, one and two deep, with and without
     * characters, with each output.
     */
    static Stream<NetworkSpec> shapes() {
        List<NetworkSpec> specs = new ArrayList<>();
        for (RecurrentStack.Layers layers : RecurrentStack.Layers.values()) {
            for (RecurrentStack.Cell cell :
                    List.of(RecurrentStack.Cell.RNN, RecurrentStack.Cell.LSTM, RecurrentStack.Cell.GRU)) {
                if (layers == RecurrentStack.Layers.WINDROW || cell != RecurrentStack.Cell.GRU) {
                    addShapes(plain(cell, layers), specs);
                }
            }
        }
        return specs.stream();
    }

    /** Cells that differ from the usual ones, and each way to make two directions one. */
    static Stream<NetworkSpec> variants() {
        List<Gate> all = RecurrentStack.Variant.USUAL.gates();
        List<NetworkSpec> specs = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            specs.add(varied(plain(RecurrentStack.Cell.RNN), activation, all));
        }
        NetworkSpec lstm = plain(RecurrentStack.Cell.LSTM);
        specs.add(varied(lstm, Activation.LOGISTIC, all));
        specs.add(varied(lstm, Activation.TANH, List.of()));
        for (Gate left : all) {
            specs.add(varied(
                    lstm,
                    Activation.TANH,
                    all.stream().filter(gate -> gate != left).toList()));
        }
        for (Merge merge : List.of(Merge.SUM, Merge.AVERAGE)) {
            RecurrentStack.Variant variant = RecurrentStack.Variant.USUAL.merging(merge);
            for (NetworkSpec.Output output : List.of(NetworkSpec.Output.EACH_STEP, NetworkSpec.Output.SEQUENCE)) {
                NetworkSpec merging = lstm.with(lstm.stack().with(variant));
                specs.add(with(merging, output, 0, 2, true));
                specs.add(with(merging, output, LETTERS, 1, true));
            }
        }
        return specs.stream();
    }

    /** Each way but the last state to make the states of a sequence one, on a layer of each kind. */
    static Stream<NetworkSpec> poolings() {
        List<NetworkSpec> specs = new ArrayList<>();
        for (NetworkSpec.Output output : NetworkSpec.Output.values()) {
            if (output.isOfSequence() && output != NetworkSpec.Output.SEQUENCE) {
                for (RecurrentStack.Layers layers : RecurrentStack.Layers.values()) {
                    specs.add(with(plain(RecurrentStack.Cell.LSTM, layers), output, 0, 1, true));
                    specs.add(with(plain(RecurrentStack.Cell.LSTM, layers), output, LETTERS, 2, false));
                }
                specs.add(with(plain(RecurrentStack.Cell.GRU), output, 0, 2, true));
                specs.add(with(plain(RecurrentStack.Cell.LSTM), output, 0, 1, true)
                        .with(new Head(false, false, List.of(1, 3), 2)));
            }
        }
        return specs.stream();
    }

    /** Every head on the shapes of LSTM networks. */
    static Stream<NetworkSpec> heads() {
        Head adaptive = new Head(false, false, List.of(1, 3), 2);
        Head sighted = new Head(false, true, List.of(), 4);
        Head both = new Head(false, true, List.of(2), 3);
        List<NetworkSpec> specs = new ArrayList<>();
        shapes().filter(spec -> spec.stack().cell() == RecurrentStack.Cell.LSTM).forEach(spec -> {
            specs.add(spec.with(adaptive));
            if (spec.output() == NetworkSpec.Output.EACH_STEP) {
                specs.add(spec.with(sighted));
                specs.add(spec.with(both));
            }
            if (spec.output() == NetworkSpec.Output.EACH_STEP && spec.reading().letters() == 0) {
                specs.add(tied(spec, spec.reading().embeddingUnits(), false));
                specs.add(tied(spec, spec.reading().embeddingUnits(), true));
                specs.add(tied(
                        spec,
                        spec.stack().bidirectional()
                                ? 2 * spec.stack().units()
                                : spec.stack().units(),
                        false));
            }
        });
        return specs.stream();
    }

    /** Decoders whose output has the weights of what they read, and others with a rarer softmax. */
    static Stream<NetworkSpec> decoders() {
        NetworkSpec plain = with(plain(RecurrentStack.Cell.GRU), NetworkSpec.Output.DECODER, 0, 1, true);
        return Stream.of(
                plain.with(new Head(true, false, List.of(), 4)), plain.with(new Head(false, false, List.of(2), 3)));
    }

    /** A chain over labels of which 2 may neither begin a sequence nor follow 0, on the shapes of LSTM networks. */
    static Stream<NetworkSpec> chains() {
        List<Integer> forbidden = List.of(2, CLASSES * (CLASSES + 1) + 2);
        return shapes().filter(spec -> spec.stack().cell() == RecurrentStack.Cell.LSTM
                        && spec.output() == NetworkSpec.Output.EACH_STEP)
                .map(spec -> spec.with(Head.crf(spec.stack().depth() == 2, forbidden)));
    }

    /** Shorter targets than inputs, which are symbols or vectors, on the shapes of LSTM networks. */
    static Stream<NetworkSpec> aligners() {
        return shapes().filter(spec -> spec.stack().cell() == RecurrentStack.Cell.LSTM
                        && spec.output() == NetworkSpec.Output.EACH_STEP)
                .map(spec -> spec.with(Head.ctc(spec.stack().depth() == 2)))
                .flatMap(spec -> spec.reading().letters() == 0
                        ? Stream.of(
                                spec,
                                spec.with(Reading.vectors(WIDTH, spec.stack().units())))
                        : Stream.of(spec));
    }

    /** Vectors in, each kind of target out, with and without a projection, and without recurrence. */
    static Stream<NetworkSpec> vectors() {
        List<NetworkSpec> specs = new ArrayList<>();
        shapes().filter(spec -> spec.reading().letters() == 0 && spec.stack().cell() != RecurrentStack.Cell.RNN)
                .filter(spec -> spec.output() != NetworkSpec.Output.DECODER)
                .forEach(spec -> {
                    NetworkSpec reading =
                            spec.with(Reading.vectors(WIDTH, spec.stack().depth() == 1 ? 0 : 4));
                    specs.add(reading);
                    specs.add(reading.with(Head.values(false, List.of())));
                    specs.add(reading.with(Head.values(false, List.of(0.1, 0.9))));
                    specs.add(reading.with(Head.logistic(spec.output() == NetworkSpec.Output.EACH_STEP)));
                });
        for (Activation activation : Activation.values()) {
            specs.add(varied(plain(RecurrentStack.Cell.NONE), activation, RecurrentStack.Variant.USUAL.gates())
                    .with(Reading.vectors(WIDTH, activation == Activation.TANH ? 2 : 0)));
        }
        return specs.stream();
    }

    /** A tied network: with a projection unless the embedding is as wide as the last layer. */
    static NetworkSpec tied(NetworkSpec spec, int embeddingUnits, boolean seesInput) {
        return spec.sized(spec.reading().symbols(), 0, spec.reading().symbols())
                .with(Reading.symbols(spec.reading().symbols(), embeddingUnits))
                .with(new Head(true, seesInput, List.of(), 4));
    }

    private static NetworkSpec varied(NetworkSpec spec, Activation activation, List<Gate> gates) {
        return spec.with(spec.stack().with(new RecurrentStack.Variant(activation, gates, Merge.CONCATENATE, 0)));
    }

    private static void addShapes(NetworkSpec plain, List<NetworkSpec> specs) {
        for (NetworkSpec.Output output :
                List.of(NetworkSpec.Output.EACH_STEP, NetworkSpec.Output.SEQUENCE, NetworkSpec.Output.DECODER)) {
            if (output == NetworkSpec.Output.DECODER && plain.stack().layers() == RecurrentStack.Layers.DL4J) {
                continue;
            }
            for (int bits = 0; bits < 8; bits++) {
                specs.add(with(plain, output, (bits & 1) == 0 ? 0 : LETTERS, 1 + (bits >> 1 & 1), (bits & 4) != 0));
            }
        }
    }

    private static NetworkSpec with(
            NetworkSpec spec, NetworkSpec.Output output, int letters, int depth, boolean bidirectional) {
        return spec.sized(spec.reading().symbols(), letters, spec.classes())
                .with(spec.stack().deep(depth).directions(bidirectional ? 2 : 1))
                .with(output);
    }

    static NetworkSpec dropping(NetworkSpec spec, double dropout) {
        return spec.with(new NetworkSpec.Dropout(0, dropout, 0, 0));
    }

    /**
     * The spec with the AWD-LSTM's dropouts and word dropout on Windrow's layers, with plain dropout on the stock ones.
     */
    static NetworkSpec droppingAll(NetworkSpec spec) {
        return spec.stack().layers() == RecurrentStack.Layers.WINDROW
                ? spec.with(new NetworkSpec.Dropout(spec.reading().width() > 0 ? 0 : 0.1, 0.2, 0.3, 0.4))
                : dropping(spec, 0.4);
    }

    /** Moves all weights away from their start, where biases of zero would hide much. */
    static void scatter(Network network) {
        double[] moves =
                new Random(11).doubles(network.parameters().length(), -0.4, 0.4).toArray();
        network.parameters()
                .addi(Nd4j.createFromArray(moves).reshape(network.parameters().shape()));
    }

    static Alignment alignment(NetworkSpec spec) {
        if (spec.head().kind() == Head.Kind.CTC) {
            return Alignment.MANY_TO_MANY;
        }
        return switch (spec.output()) {
            case EACH_STEP -> Alignment.SYNCED;
            case SEQUENCE, SEQUENCE_MEAN, SEQUENCE_MAX, SEQUENCE_ATTENTION -> Alignment.MANY_TO_ONE;
            case DECODER -> Alignment.MANY_TO_MANY;
        };
    }

    static Minibatch batch(NetworkSpec spec, int... lengths) {
        return Minibatch.of(alignment(spec), windows(spec, lengths));
    }

    /**
     * Windows of some lengths, about a third of their places without a target; or target sequences of half their length
     * or less, some of them empty.
     */
    static List<Window> windows(NetworkSpec spec, int... lengths) {
        Random random = new Random(7);
        List<Window> windows = new ArrayList<>();
        for (int length : lengths) {
            int targets = targetLength(spec, length);
            int[] inputs = spec.reading().width() > 0
                    ? new int[0]
                    : random.ints(length, 0, spec.reading().symbols()).toArray();
            windows.add(new Window(
                    "w" + windows.size(),
                    0,
                    inputs,
                    spec.head().kind().predictsVectors() ? new int[0] : classes(spec, random, targets),
                    spellings(spec, inputs),
                    spec.reading().width() > 0 ? inputVectors(spec, random, length) : Vectors.NONE,
                    spec.head().kind().predictsVectors() ? targetVectors(spec, random, targets) : Vectors.NONE));
        }
        return windows;
    }

    /** Target sequences are longer or shorter than what they are of. */
    private static int targetLength(NetworkSpec spec, int length) {
        return switch (spec.output()) {
            case EACH_STEP -> length;
            case SEQUENCE, SEQUENCE_MEAN, SEQUENCE_MAX, SEQUENCE_ATTENTION -> 1;
            case DECODER -> 1 + length * 5 % 7;
        };
    }

    private static int[] classes(NetworkSpec spec, Random random, int count) {
        if (spec.head().kind() == Head.Kind.CTC) {
            return random.ints(count / 2, Head.BLANK + 1, spec.classes()).toArray();
        }
        int[] targets = random.ints(count, 0, spec.classes()).toArray();
        // The last target of a sequence says where it ends.
        for (int step = 1; step < targets.length - 1; step += 3) {
            targets[step] = Window.NO_TARGET;
        }
        return targets;
    }

    private static Vectors inputVectors(NetworkSpec spec, Random random, int length) {
        float[] values = new float[length * spec.reading().width()];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) random.nextGaussian();
        }
        return new Vectors(spec.reading().width(), values);
    }

    /**
     * Values far from what a network says at first, where the pinball loss has no corner; zeros and ones if logistic.
     */
    private static Vectors targetVectors(NetworkSpec spec, Random random, int length) {
        float[] values = new float[length * spec.classes()];
        for (int k = 0; k < values.length; k++) {
            boolean yes = random.nextBoolean();
            float number = spec.head().kind() == Head.Kind.LOGISTIC ? (yes ? 1 : 0) : yes ? 4 : -4;
            values[k] = k % 3 == 1 ? Float.NaN : number;
        }
        return new Vectors(spec.classes(), values);
    }

    /** A word is spelled the same wherever it stands; some words differ by their length. */
    private static int[][] spellings(NetworkSpec spec, int[] words) {
        if (spec.reading().letters() == 0) {
            return new int[0][];
        }
        int[][] spellings = new int[words.length][];
        for (int k = 0; k < words.length; k++) {
            spellings[k] = new Random(words[k])
                    .ints(1 + words[k] % 4, 0, spec.reading().letters())
                    .toArray();
        }
        return spellings;
    }
}
