package dev.windrow.job;

import dev.windrow.baseline.Names;
import dev.windrow.config.JobFile;
import dev.windrow.config.NetworkSection;
import dev.windrow.corpus.Encoding;
import dev.windrow.kernel.Activation;
import dev.windrow.kernel.Cell.Gate;
import dev.windrow.kernel.Merge;
import dev.windrow.network.NetworkSpec;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Targets;
import dev.windrow.task.TagMoves;
import dev.windrow.task.Task;
import java.util.List;

/** From a job and its vocabularies to the network's spec. */
final class Networks {
    private Networks() {}

    static NetworkSpec spec(JobFile job, Task task, Encoding encoding) {
        NetworkSection network = job.network();
        NetworkSection.Embedding embedding = network.embedding();
        NetworkSection.Characters characters = embedding.characters();
        boolean vectors = encoding.readsVectors();
        return new NetworkSpec(
                encoding.inputScale().width(),
                vectors ? 0 : encoding.inputs().size(),
                encoding.hasLetters() ? encoding.letters().size() : 0,
                task.targets().areVectors()
                        ? encoding.targetScale().width()
                        : encoding.outputs().size(),
                task.alignment() == Alignment.MANY_TO_ONE ? NetworkSpec.Output.SEQUENCE : NetworkSpec.Output.EACH_STEP,
                NetworkSpec.Layers.valueOf(job.layers().name()),
                NetworkSpec.Kernel.valueOf(network.kernel().name()),
                NetworkSpec.Cell.valueOf(network.cell().name()),
                variant(network),
                vectors ? network.projection() : embedding.units(),
                characters == null ? 0 : characters.units(),
                characters == null ? 0 : characters.hidden(),
                network.layers(),
                network.units(),
                network.bidirectional(),
                new NetworkSpec.Dropout(
                        network.symbolDropout(), network.dropout(), network.inputDropout(), network.recurrentDropout()),
                head(network.output(), task.targets(), encoding),
                job.training().seed());
    }

    private static NetworkSpec.Head head(NetworkSection.Output output, Targets targets, Encoding encoding) {
        return switch (targets) {
            case VALUES -> NetworkSpec.Head.values(output.seesInput(), levels(output.interval()));
            case MANY_HOT -> NetworkSpec.Head.logistic(output.seesInput());
            case NEXT_SYMBOL, LABEL_EACH_SYMBOL, LABEL, LABEL_OF_VECTOR -> classes(output, encoding);
        };
    }

    /** The edges of an interval that leaves as much below as above it. */
    private static List<Double> levels(double interval) {
        return interval == 0 ? List.of() : List.of((1 - interval) / 2, (1 + interval) / 2);
    }

    private static NetworkSpec.Head classes(NetworkSection.Output output, Encoding encoding) {
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
