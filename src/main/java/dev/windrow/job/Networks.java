package dev.windrow.job;

import dev.windrow.baseline.Names;
import dev.windrow.config.JobFile;
import dev.windrow.config.NetworkSection;
import dev.windrow.corpus.Encoding;
import dev.windrow.kernel.Activation;
import dev.windrow.kernel.Cell.Gate;
import dev.windrow.kernel.Merge;
import dev.windrow.network.NetworkSpec;
import dev.windrow.task.TagMoves;
import dev.windrow.task.Task;

/** From a job and its vocabularies to the network's spec. */
final class Networks {
    private Networks() {}

    static NetworkSpec spec(JobFile job, Task task, Encoding encoding) {
        NetworkSection network = job.network();
        NetworkSection.Embedding embedding = network.embedding();
        NetworkSection.Characters characters = embedding.characters();
        return new NetworkSpec(
                encoding.inputs().size(),
                encoding.hasLetters() ? encoding.letters().size() : 0,
                encoding.outputs().size(),
                output(task),
                NetworkSpec.Layers.valueOf(job.layers().name()),
                NetworkSpec.Kernel.valueOf(network.kernel().name()),
                NetworkSpec.Cell.valueOf(network.cell().name()),
                variant(network),
                embedding.units(),
                characters == null ? 0 : characters.units(),
                characters == null ? 0 : characters.hidden(),
                network.layers(),
                network.units(),
                network.bidirectional(),
                new NetworkSpec.Dropout(
                        network.symbolDropout(), network.dropout(), network.inputDropout(), network.recurrentDropout()),
                head(network.output(), encoding),
                job.training().seed());
    }

    private static NetworkSpec.Output output(Task task) {
        return switch (task.targets()) {
            case NEXT_SYMBOL, LABEL_EACH_SYMBOL -> NetworkSpec.Output.EACH_STEP;
            case LABEL -> NetworkSpec.Output.SEQUENCE;
            case SEQUENCE -> NetworkSpec.Output.DECODER;
        };
    }

    private static NetworkSpec.Head head(NetworkSection.Output output, Encoding encoding) {
        return switch (output.kind()) {
            case SOFTMAX -> new NetworkSpec.Head(output.tied(), output.seesInput(), output.cutoffs(), output.shrink());
            case CRF -> NetworkSpec.Head.crf(output.seesInput(), TagMoves.forbidden(Names.labels(encoding.outputs())));
        };
    }

    private static NetworkSpec.Variant variant(NetworkSection network) {
        return new NetworkSpec.Variant(
                Activation.valueOf(network.activation().name()),
                network.gates().stream().map(gate -> Gate.valueOf(gate.name())).toList(),
                Merge.valueOf(network.merge().name()));
    }
}
