package dev.windrow.config;

import dev.windrow.config.NetworkSection.Activation;
import dev.windrow.config.NetworkSection.Cell;
import dev.windrow.config.NetworkSection.Gate;
import dev.windrow.config.NetworkSection.Kernel;
import dev.windrow.config.NetworkSection.Merge;
import java.util.ArrayList;
import java.util.List;

/** What the keys of the network demand of each other. */
final class NetworkChecks {
    private final List<String> problems = new ArrayList<>();
    private final NetworkSection network;

    private NetworkChecks(NetworkSection network) {
        this.network = network;
    }

    /** Sentences that begin with the key they are about. */
    static List<String> problems(JobFile job) {
        NetworkChecks checks = new NetworkChecks(job.network());
        if (job.layers() == JobFile.Layers.DL4J) {
            checks.stockLayers();
        }
        checks.cell();
        checks.memory();
        checks.vectors();
        checks.output();
        return checks.problems;
    }

    private void refuse(String key, Object value, String demand) {
        problems.add("network." + key + " = " + value + ": " + demand);
    }

    private void cell() {
        Activation activation = network.activation();
        boolean allGates = network.gates().size() == Gate.values().length;
        boolean known =
                switch (network.cell()) {
                    case RNN, NONE -> true;
                    case LSTM -> activation != Activation.RELU;
                    case GRU -> activation == Activation.TANH;
                };
        if (!known) {
            refuse(
                    "activation",
                    RecordKey.word(activation),
                    "must be tanh" + (network.cell() == Cell.LSTM ? " or logistic" : "") + " with network.cell = "
                            + RecordKey.word(network.cell()));
        }
        if (network.cell() != Cell.LSTM && !allGates) {
            refuse(
                    "gates",
                    words(network.gates()),
                    "must be left out with network.cell = " + RecordKey.word(network.cell()) + "; it is for lstm");
        }
        if (network.cell() == Cell.NONE && network.bidirectional()) {
            refuse("bidirectional", true, "must be false with network.cell = none, which reads no sequence");
        }
        if (!network.bidirectional() && network.merge() != Merge.CONCATENATE) {
            refuse(
                    "merge",
                    RecordKey.word(network.merge()),
                    "must be left out without network.bidirectional = true: there is one direction");
        }
        if (network.kernel() == Kernel.ONEDNN
                && network.cell() == Cell.LSTM
                && (!allGates || activation != Activation.TANH)) {
            refuse("kernel", "onednn", "must be automatic, plain or reference: oneDNN's lstm has all gates and tanh");
        }
    }

    private void memory() {
        int steps = network.initialMemory();
        if (steps == 0) {
            return;
        }
        if (steps == 1) {
            refuse("initial-memory", steps, "must be 0, or at least 2 steps; try the length of a sequence");
        }
        boolean gated =
                switch (network.cell()) {
                    case RNN, NONE -> false;
                    case LSTM -> network.gates().contains(Gate.FORGET);
                    case GRU -> true;
                };
        if (!gated) {
            refuse(
                    "initial-memory",
                    steps,
                    "must be 0 with network.cell = " + RecordKey.word(network.cell())
                            + (network.cell() == Cell.LSTM ? " without its forget gate" : "")
                            + ": no gate of it could let go of what it remembers, later or sooner");
        }
    }

    private static String words(List<Gate> gates) {
        return gates.stream().map(RecordKey::word).toList().toString();
    }

    private void vectors() {
        NetworkSection.Embedding embedding = network.embedding();
        if (!embedding.pretrained().isEmpty() && !embedding.word2vec().isEmpty()) {
            refuse(
                    "embedding.pretrained",
                    embedding.pretrained(),
                    "must be left out with network.embedding.word2vec, which learns vectors in place of those");
        }
    }

    private void output() {
        NetworkSection.Output output = network.output();
        if (output.kind() != NetworkSection.OutputKind.SOFTMAX) {
            String demand = "must be left out with network.output.kind = " + RecordKey.word(output.kind())
                    + ", which is over all labels of a sequence";
            if (output.tied()) {
                refuse("output.tied", true, demand);
            }
            if (!output.cutoffs().isEmpty()) {
                refuse("output.cutoffs", output.cutoffs(), demand);
            }
        }
        if (output.tied() && network.embedding().characters() != null) {
            refuse(
                    "output.tied",
                    true,
                    "must be false with network.embedding.characters: features from characters have no place in the"
                            + " output's weights");
        }
        if (output.tied() && !output.cutoffs().isEmpty()) {
            refuse("output.tied", true, "must be false with network.output.cutoffs: each cluster has its own weights");
        }
        for (int k = 1; k < output.cutoffs().size(); k++) {
            if (output.cutoffs().get(k) <= output.cutoffs().get(k - 1)) {
                refuse("output.cutoffs", output.cutoffs(), "must rise from one to the next; try [2000, 10000]");
                break;
            }
        }
        int usual = RecordBinder.defaults(NetworkSection.Output.class).shrink();
        if (output.cutoffs().isEmpty() && output.shrink() != usual) {
            refuse("output.shrink", output.shrink(), "must be left out without network.output.cutoffs");
        }
    }

    private void stockLayers() {
        String demand = "must be left out with layers = dl4j, whose recurrent layers have nothing of the kind; or take"
                + " layers: windrow";
        if (network.kernel() != Kernel.AUTOMATIC) {
            refuse("kernel", RecordKey.word(network.kernel()), demand);
        }
        if (network.activation() != Activation.TANH) {
            refuse("activation", RecordKey.word(network.activation()), demand);
        }
        if (network.gates().size() < Gate.values().length) {
            refuse("gates", words(network.gates()), demand);
        }
        if (network.merge() != Merge.CONCATENATE) {
            refuse("merge", RecordKey.word(network.merge()), demand);
        }
        if (network.inputDropout() > 0) {
            refuse("input-dropout", Numbers.shown(network.inputDropout()), demand);
        }
        if (network.recurrentDropout() > 0) {
            refuse("recurrent-dropout", Numbers.shown(network.recurrentDropout()), demand);
        }
    }
}
