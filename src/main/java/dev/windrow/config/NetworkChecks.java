package dev.windrow.config;

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
        checks.output();
        return checks.problems;
    }

    private void refuse(String key, Object value, String demand) {
        problems.add("network." + key + " = " + value + ": " + demand);
    }

    private void output() {
        NetworkSection.Output output = network.output();
        if (output.kind() == NetworkSection.OutputKind.CRF) {
            String demand = "must be left out with network.output.kind = crf, which is over all labels of a sequence";
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
        if (network.kernel() != NetworkSection.Kernel.AUTOMATIC) {
            refuse("kernel", RecordKey.word(network.kernel()), demand);
        }
        if (network.inputDropout() > 0) {
            refuse("input-dropout", Numbers.shown(network.inputDropout()), demand);
        }
        if (network.recurrentDropout() > 0) {
            refuse("recurrent-dropout", Numbers.shown(network.recurrentDropout()), demand);
        }
    }
}
