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
        return checks.problems;
    }

    private void refuse(String key, Object value, String demand) {
        problems.add("network." + key + " = " + value + ": " + demand);
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
