package dev.windrow.job;

import dev.windrow.baseline.Names;
import dev.windrow.config.JobFile;
import dev.windrow.config.NetworkSection;
import dev.windrow.corpus.Encoding;
import dev.windrow.kernel.Activation;
import dev.windrow.kernel.Cell.Gate;
import dev.windrow.kernel.Merge;
import dev.windrow.network.Head;
import dev.windrow.network.NetworkSpec;
import dev.windrow.network.Reading;
import dev.windrow.network.RecurrentStack;
import dev.windrow.sequence.Targets;
import dev.windrow.task.TagMoves;
import dev.windrow.task.Task;
import java.util.List;

/** From a job and its vocabularies to the network's spec. */
final class Networks {
    private Networks() {}

    static NetworkSpec spec(JobFile job, Task task, Encoding encoding) {
        NetworkSection network = job.network();
        return new NetworkSpec(
                reading(network, encoding),
                stack(job),
                task.targets().areVectors()
                        ? encoding.targetScale().width()
                        : encoding.outputs().size(),
                output(task, network),
                new NetworkSpec.Dropout(
                        network.symbolDropout(), network.dropout(), network.inputDropout(), network.recurrentDropout()),
                head(network.output(), task.targets(), encoding),
                job.training().seed());
    }

    private static Reading reading(NetworkSection network, Encoding encoding) {
        if (encoding.readsVectors()) {
            return Reading.vectors(encoding.inputScale().width(), network.projection());
        }
        NetworkSection.Embedding embedding = network.embedding();
        NetworkSection.Characters characters = embedding.characters();
        Reading symbols = Reading.symbols(encoding.inputs().size(), embedding.units());
        return characters == null
                ? symbols
                : symbols.spelled(
                        encoding.hasLetters() ? encoding.letters().size() : 0, characters.units(), characters.hidden());
    }

    private static RecurrentStack stack(JobFile job) {
        NetworkSection network = job.network();
        return new RecurrentStack(
                RecurrentStack.Layers.valueOf(job.layers().name()),
                RecurrentStack.Kernel.valueOf(network.kernel().name()),
                RecurrentStack.Cell.valueOf(network.cell().name()),
                variant(network),
                network.layers(),
                network.units(),
                network.bidirectional());
    }

    private static NetworkSpec.Output output(Task task, NetworkSection network) {
        return switch (task.targets()) {
            case NEXT_SYMBOL, LABEL_EACH_SYMBOL, LABEL_OF_VECTOR, MANY_HOT, TRANSCRIPT -> NetworkSpec.Output.EACH_STEP;
            case LABEL, VALUES -> pooled(network.pooling());
            case SEQUENCE -> NetworkSpec.Output.DECODER;
        };
    }

    private static NetworkSpec.Output pooled(NetworkSection.Pooling pooling) {
        return switch (pooling) {
            case LAST -> NetworkSpec.Output.SEQUENCE;
            case MEAN -> NetworkSpec.Output.SEQUENCE_MEAN;
            case MAX -> NetworkSpec.Output.SEQUENCE_MAX;
            case ATTENTION -> NetworkSpec.Output.SEQUENCE_ATTENTION;
        };
    }

    private static Head head(NetworkSection.Output output, Targets targets, Encoding encoding) {
        return switch (targets) {
            case VALUES -> Head.values(output.seesInput(), levels(output.interval()));
            case TRANSCRIPT -> Head.ctc(output.seesInput());
            case MANY_HOT -> Head.logistic(output.seesInput());
            case NEXT_SYMBOL, LABEL_EACH_SYMBOL, LABEL, LABEL_OF_VECTOR, SEQUENCE -> classes(output, encoding);
        };
    }

    /** The edges of an interval that leaves as much below as above it. */
    private static List<Double> levels(double interval) {
        return interval == 0 ? List.of() : List.of((1 - interval) / 2, (1 + interval) / 2);
    }

    private static Head classes(NetworkSection.Output output, Encoding encoding) {
        return switch (output.kind()) {
            case SOFTMAX -> new Head(output.tied(), output.seesInput(), output.cutoffs(), output.shrink());
            case CRF -> Head.crf(output.seesInput(), TagMoves.forbidden(Names.labels(encoding.outputs())));
            case CTC -> Head.ctc(output.seesInput());
        };
    }

    private static RecurrentStack.Variant variant(NetworkSection network) {
        return new RecurrentStack.Variant(
                Activation.valueOf(network.activation().name()),
                network.gates().stream().map(gate -> Gate.valueOf(gate.name())).toList(),
                Merge.valueOf(network.merge().name()),
                network.initialMemory());
    }
}
