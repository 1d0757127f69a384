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

    static NetworkSpec plain(NetworkSpec.Cell cell) {
        return plain(cell, NetworkSpec.Layers.WINDROW);
    }

    private static NetworkSpec plain(NetworkSpec.Cell cell, NetworkSpec.Layers layers) {
        return new NetworkSpec(
                SYMBOLS,
                0,
                CLASSES,
                NetworkSpec.Output.EACH_STEP,
                layers,
                NetworkSpec.Kernel.AUTOMATIC,
                cell,
                3,
                2,
                3,
                1,
                4,
                false,
                NetworkSpec.Dropout.NONE,
                NetworkSpec.Head.PLAIN,
                1);
    }

    /**
     * Our layers and the stock ones, each cell, in one and both directions, one and two deep, with and without
     * characters, with each output.
     */
    static Stream<NetworkSpec> shapes() {
        List<NetworkSpec> specs = new ArrayList<>();
        for (NetworkSpec.Layers layers : NetworkSpec.Layers.values()) {
            for (NetworkSpec.Cell cell : List.of(NetworkSpec.Cell.RNN, NetworkSpec.Cell.LSTM, NetworkSpec.Cell.GRU)) {
                if (layers == NetworkSpec.Layers.WINDROW || cell != NetworkSpec.Cell.GRU) {
                    addShapes(plain(cell, layers), specs);
                }
            }
        }
        return specs.stream();
    }

    /** Cells that differ from the usual ones, and each way to make two directions one. */
    static Stream<NetworkSpec> variants() {
        List<Gate> all = NetworkSpec.Variant.USUAL.gates();
        List<NetworkSpec> specs = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            specs.add(plain(NetworkSpec.Cell.RNN).with(new NetworkSpec.Variant(activation, all, Merge.CONCATENATE)));
        }
        NetworkSpec lstm = plain(NetworkSpec.Cell.LSTM);
        specs.add(lstm.with(new NetworkSpec.Variant(Activation.LOGISTIC, all, Merge.CONCATENATE)));
        specs.add(lstm.with(new NetworkSpec.Variant(Activation.TANH, List.of(), Merge.CONCATENATE)));
        for (Gate left : all) {
            List<Gate> gates = all.stream().filter(gate -> gate != left).toList();
            specs.add(lstm.with(new NetworkSpec.Variant(Activation.TANH, gates, Merge.CONCATENATE)));
        }
        for (Merge merge : List.of(Merge.SUM, Merge.AVERAGE)) {
            NetworkSpec.Variant variant = new NetworkSpec.Variant(Activation.TANH, all, merge);
            for (NetworkSpec.Output output : NetworkSpec.Output.values()) {
                specs.add(with(lstm, output, 0, 2, true).with(variant));
                specs.add(with(lstm, output, LETTERS, 1, true).with(variant));
            }
        }
        return specs.stream();
    }

    /** Every head on the shapes of LSTM networks. */
    static Stream<NetworkSpec> heads() {
        NetworkSpec.Head adaptive = new NetworkSpec.Head(false, false, List.of(1, 3), 2);
        NetworkSpec.Head sighted = new NetworkSpec.Head(false, true, List.of(), 4);
        NetworkSpec.Head both = new NetworkSpec.Head(false, true, List.of(2), 3);
        List<NetworkSpec> specs = new ArrayList<>();
        shapes().filter(spec -> spec.cell() == NetworkSpec.Cell.LSTM).forEach(spec -> {
            specs.add(spec.with(adaptive));
            if (spec.output() == NetworkSpec.Output.EACH_STEP) {
                specs.add(spec.with(sighted));
                specs.add(spec.with(both));
            }
            if (spec.output() == NetworkSpec.Output.EACH_STEP && spec.letters() == 0) {
                specs.add(tied(spec, spec.embeddingUnits(), false));
                specs.add(tied(spec, spec.embeddingUnits(), true));
                specs.add(tied(spec, spec.bidirectional() ? 2 * spec.units() : spec.units(), false));
            }
        });
        return specs.stream();
    }

    /** A chain over labels of which 2 may neither begin a sequence nor follow 0, on the shapes of LSTM networks. */
    static Stream<NetworkSpec> chains() {
        List<Integer> forbidden = List.of(2, CLASSES * (CLASSES + 1) + 2);
        return shapes().filter(
                        spec -> spec.cell() == NetworkSpec.Cell.LSTM && spec.output() == NetworkSpec.Output.EACH_STEP)
                .map(spec -> spec.with(NetworkSpec.Head.crf(spec.depth() == 2, forbidden)));
    }

    /** Vectors in, each kind of target out, with and without a projection, and without recurrence. */
    static Stream<NetworkSpec> vectors() {
        List<NetworkSpec> specs = new ArrayList<>();
        shapes().filter(spec -> spec.letters() == 0 && spec.cell() != NetworkSpec.Cell.RNN)
                .forEach(spec -> {
                    NetworkSpec reading = spec.reading(WIDTH, spec.depth() == 1 ? 0 : 4);
                    specs.add(reading);
                    specs.add(reading.with(NetworkSpec.Head.values(false, List.of())));
                    specs.add(reading.with(NetworkSpec.Head.values(false, List.of(0.1, 0.9))));
                    specs.add(reading.with(NetworkSpec.Head.logistic(spec.output() == NetworkSpec.Output.EACH_STEP)));
                });
        for (Activation activation : Activation.values()) {
            specs.add(plain(NetworkSpec.Cell.NONE)
                    .with(new NetworkSpec.Variant(activation, NetworkSpec.Variant.USUAL.gates(), Merge.CONCATENATE))
                    .reading(WIDTH, activation == Activation.TANH ? 2 : 0));
        }
        return specs.stream();
    }

    /** A tied network: with a projection unless the embedding is as wide as the last layer. */
    static NetworkSpec tied(NetworkSpec spec, int embeddingUnits, boolean seesInput) {
        return new NetworkSpec(
                spec.symbols(),
                0,
                spec.symbols(),
                spec.output(),
                spec.layers(),
                spec.kernel(),
                spec.cell(),
                embeddingUnits,
                spec.letterUnits(),
                spec.letterHidden(),
                spec.depth(),
                spec.units(),
                spec.bidirectional(),
                spec.dropout(),
                new NetworkSpec.Head(true, seesInput, List.of(), 4),
                spec.seed());
    }

    private static void addShapes(NetworkSpec plain, List<NetworkSpec> specs) {
        for (NetworkSpec.Output output : NetworkSpec.Output.values()) {
            for (int bits = 0; bits < 8; bits++) {
                specs.add(with(plain, output, (bits & 1) == 0 ? 0 : LETTERS, 1 + (bits >> 1 & 1), (bits & 4) != 0));
            }
        }
    }

    private static NetworkSpec with(
            NetworkSpec spec, NetworkSpec.Output output, int letters, int depth, boolean bidirectional) {
        return new NetworkSpec(
                spec.symbols(),
                letters,
                spec.classes(),
                output,
                spec.layers(),
                spec.kernel(),
                spec.cell(),
                spec.embeddingUnits(),
                spec.letterUnits(),
                spec.letterHidden(),
                depth,
                spec.units(),
                bidirectional,
                spec.dropout(),
                spec.head(),
                spec.seed());
    }

    static NetworkSpec dropping(NetworkSpec spec, double dropout) {
        return spec.with(new NetworkSpec.Dropout(0, dropout, 0, 0));
    }

    /**
     * The spec with the AWD-LSTM's dropouts and word dropout on Windrow's layers, with plain dropout on the stock ones.
     */
    static NetworkSpec droppingAll(NetworkSpec spec) {
        return spec.layers() == NetworkSpec.Layers.WINDROW
                ? spec.with(new NetworkSpec.Dropout(spec.width() > 0 ? 0 : 0.1, 0.2, 0.3, 0.4))
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
        return spec.output() == NetworkSpec.Output.SEQUENCE ? Alignment.MANY_TO_ONE : Alignment.SYNCED;
    }

    static Minibatch batch(NetworkSpec spec, int... lengths) {
        return Minibatch.of(alignment(spec), windows(spec, lengths));
    }

    /** Windows of some lengths, about a third of their places without a target. */
    static List<Window> windows(NetworkSpec spec, int... lengths) {
        Random random = new Random(7);
        List<Window> windows = new ArrayList<>();
        for (int length : lengths) {
            boolean synced = alignment(spec) == Alignment.SYNCED;
            int targets = synced ? length : 1;
            int[] inputs = spec.width() > 0
                    ? new int[0]
                    : random.ints(length, 0, spec.symbols()).toArray();
            windows.add(new Window(
                    "w" + windows.size(),
                    0,
                    inputs,
                    spec.head().kind().predictsVectors() ? new int[0] : classes(spec, random, targets),
                    spellings(spec, inputs),
                    spec.width() > 0 ? inputVectors(spec, random, length) : Vectors.NONE,
                    spec.head().kind().predictsVectors() ? targetVectors(spec, random, targets) : Vectors.NONE));
        }
        return windows;
    }

    private static int[] classes(NetworkSpec spec, Random random, int count) {
        int[] targets = random.ints(count, 0, spec.classes()).toArray();
        for (int step = 1; step < targets.length; step += 3) {
            targets[step] = Window.NO_TARGET;
        }
        return targets;
    }

    private static Vectors inputVectors(NetworkSpec spec, Random random, int length) {
        float[] values = new float[length * spec.width()];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) random.nextGaussian();
        }
        return new Vectors(spec.width(), values);
    }

    /**
     * Values far from what a network says at first, where the pinball loss has no corner; zeros and ones if logistic.
     */
    private static Vectors targetVectors(NetworkSpec spec, Random random, int length) {
        float[] values = new float[length * spec.classes()];
        for (int k = 0; k < values.length; k++) {
            boolean yes = random.nextBoolean();
            float number = spec.head().kind() == NetworkSpec.Head.Kind.LOGISTIC ? (yes ? 1 : 0) : yes ? 4 : -4;
            values[k] = k % 3 == 1 ? Float.NaN : number;
        }
        return new Vectors(spec.classes(), values);
    }

    /** A word is spelled the same wherever it stands; some words differ by their length. */
    private static int[][] spellings(NetworkSpec spec, int[] words) {
        if (spec.letters() == 0) {
            return new int[0][];
        }
        int[][] spellings = new int[words.length][];
        for (int k = 0; k < words.length; k++) {
            spellings[k] = new Random(words[k])
                    .ints(1 + words[k] % 4, 0, spec.letters())
                    .toArray();
        }
        return spellings;
    }
}
