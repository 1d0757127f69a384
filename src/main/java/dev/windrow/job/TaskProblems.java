package dev.windrow.job;

import dev.windrow.config.GenerateSection;
import dev.windrow.config.JobFile;
import dev.windrow.config.NetworkSection;
import dev.windrow.config.Spelling;
import dev.windrow.config.TaskRules;
import dev.windrow.config.VectorsSection;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.Targets;
import dev.windrow.task.Task;
import dev.windrow.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a job's task has to say against the job. */
public final class TaskProblems implements TaskRules {
    @Override
    public List<String> problems(JobFile job) {
        return of(job);
    }

    @Override
    public Optional<String> unknownTask(String name) {
        try {
            Tasks.named(name);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            String meant = Spelling.nearest(name, Tasks.names())
                    .map(task -> "; did you mean " + task + "?")
                    .orElse("");
            return Optional.of(e.getMessage() + meant);
        }
    }

    /** Sentences that begin with the key they are about; one about the key {@code task} if there is no such task. */
    public static List<String> of(JobFile job) {
        Optional<String> unknown = new TaskProblems().unknownTask(job.task());
        if (unknown.isPresent()) {
            return List.of(unknown.get());
        }
        Task task = Tasks.named(job.task());
        List<String> problems = new ArrayList<>(task.problems(job));
        output(job, task, problems);
        vectors(job, task, problems);
        generated(job, task, problems);
        return problems;
    }

    /** Whether what is made up is what the task learns from. */
    private static void generated(JobFile job, Task task, List<String> problems) {
        GenerateSection generate = job.corpus().generate();
        if (generate == null) {
            return;
        }
        boolean fits =
                switch (generate.problem()) {
                    case ADDING -> task.inputs() == Inputs.VECTORS && task.targets() == Targets.VALUES;
                    case COPY -> task.inputs() == Inputs.SYMBOLS && task.targets() == Targets.LABEL_EACH_SYMBOL;
                };
        if (!fits) {
            problems.add("corpus.generate.problem = "
                    + generate.problem().name().toLowerCase(Locale.ROOT) + ": must be another for " + task.name()
                    + "; adding is for task: regression, copy for task: copy");
        }
    }

    /** Whether the network asked for fits what the task reads. */
    private static void vectors(JobFile job, Task task, List<String> problems) {
        NetworkSection network = job.network();
        if (task.inputs() == Inputs.SYMBOLS && job.corpus().vectors() != null) {
            problems.add("corpus.vectors: must be left out for " + task.name() + ", which reads symbols");
        }
        if (task.inputs() == Inputs.VECTORS
                && task.targets() != Targets.VALUES
                && job.corpus().isSeries()) {
            problems.add("corpus.vectors.series: must be left out for " + task.name() + ", which forecasts nothing");
        }
        boolean single = task.alignment() == Alignment.ONE_TO_ONE;
        VectorsSection read = job.corpus().vectors();
        if (read != null && read.hasStepRows() && (single || task.inputs() == Inputs.SYMBOLS)) {
            problems.add("corpus.vectors.sequence = " + read.sequence() + ": must be left out for " + task.name()
                    + ", which reads no sequences of vectors");
        }
        if (single != (network.cell() == NetworkSection.Cell.NONE)) {
            problems.add("network.cell = " + network.cell().name().toLowerCase(Locale.ROOT) + ": must be "
                    + (single ? "none for " : "rnn, lstm or gru for ") + task.name()
                    + (single ? ", which reads a single vector" : ", which reads sequences"));
        }
        if (task.inputs() == Inputs.SYMBOLS && network.projection() > 0) {
            problems.add("network.projection = " + network.projection() + ": must be left out for " + task.name()
                    + ", which reads symbols; it is for vectors");
        }
        if (task.targets() != Targets.VALUES && network.output().interval() > 0) {
            problems.add("network.output.interval = " + network.output().interval() + ": must be left out for "
                    + task.name() + ", which forecasts no values");
        }
        if (task.inputs() == Inputs.VECTORS && network.symbolDropout() > 0) {
            problems.add("network.symbol-dropout = " + network.symbolDropout() + ": must be 0 for " + task.name()
                    + ", which reads no symbols; try network.input-dropout");
        }
        if (task.inputs() == Inputs.VECTORS && job.training().optimizer().freezeEmbedding()) {
            problems.add("training.optimizer.freeze-embedding = true: must be false for " + task.name()
                    + ", which reads no symbols");
        }
        NetworkSection.Embedding embedding = network.embedding();
        if (task.inputs() == Inputs.VECTORS && !embedding.pretrained().isEmpty()) {
            problems.add("network.embedding.pretrained = " + embedding.pretrained() + ": must be left out for "
                    + task.name() + ", which reads no words");
        }
        if (task.inputs() == Inputs.VECTORS && !embedding.word2vec().isEmpty()) {
            problems.add("network.embedding.word2vec = " + embedding.word2vec() + ": must be left out for "
                    + task.name() + ", which reads no words");
        }
        if (task.inputs() == Inputs.VECTORS && embedding.characters() != null) {
            problems.add(
                    "network.embedding.characters: must be left out for " + task.name() + ", which reads no words");
        }
    }

    /** Whether the output asked for fits what the task predicts. */
    private static void output(JobFile job, Task task, List<String> problems) {
        NetworkSection.Output output = job.network().output();
        boolean symbols = task.targets() == Targets.NEXT_SYMBOL;
        boolean sequence = task.targets() == Targets.SEQUENCE;
        if (output.kind() == NetworkSection.OutputKind.CRF && task.targets() != Targets.LABEL_EACH_SYMBOL) {
            problems.add("network.output.kind = crf: must be softmax for " + task.name()
                    + "; a conditional random field is for tagging, where each symbol has a label");
        }
        boolean transcript = task.targets() == Targets.TRANSCRIPT;
        if (transcript != (output.kind() == NetworkSection.OutputKind.CTC)) {
            problems.add("network.output.kind = " + output.kind().name().toLowerCase(Locale.ROOT) + ": must be "
                    + (transcript ? "ctc for " : "softmax for ") + task.name()
                    + (transcript
                            ? ", whose transcripts are shorter than the sounds they are of"
                            : "; connectionist temporal classification is for transcripts, as of speech"));
        }
        if (output.tied() && !symbols && !sequence) {
            problems.add("network.output.tied = true: must be false for " + task.name()
                    + ", whose labels are not the symbols it reads; it is for language models and decoders");
        }
        if (output.tied() && symbols && job.training().optimizer().freezeEmbedding()) {
            problems.add("training.optimizer.freeze-embedding = true: must be false with network.output.tied, where the"
                    + " embedding is what predicts, too");
        }
        NetworkSection.Pooling pooling = job.network().pooling();
        if (pooling != NetworkSection.Pooling.LAST && task.alignment() != Alignment.MANY_TO_ONE) {
            problems.add("network.pooling = " + pooling.name().toLowerCase(Locale.ROOT) + ": must be left out for "
                    + task.name() + ", which does not say one thing of a whole sequence, as classification does");
        }
        if (output.seesInput() && task.alignment() != Alignment.SYNCED && task.alignment() != Alignment.ONE_TO_ONE) {
            problems.add("network.output.sees-input = true: must be false for " + task.name()
                    + ", which does not say one thing of each symbol");
        }
        if (sequence) {
            decoder(job, task, problems);
        }
        List<Integer> cutoffs = output.cutoffs();
        if ((symbols || sequence)
                && !cutoffs.isEmpty()
                && cutoffs.get(cutoffs.size() - 1) >= job.text().maxSize()) {
            problems.add("network.output.cutoffs = " + cutoffs + ": must all be below text.max-size = "
                    + job.text().maxSize() + ", the largest the vocabulary may be");
        }
    }

    /** What an encoder and a decoder cannot be. */
    private static void decoder(JobFile job, Task task, List<String> problems) {
        if (job.layers() == JobFile.Layers.DL4J) {
            problems.add("layers = dl4j: must be windrow for " + task.name()
                    + ", whose decoder starts from the encoder's states");
        }
        if (job.network().merge() != NetworkSection.Merge.CONCATENATE) {
            problems.add("network.merge = " + job.network().merge().name().toLowerCase(Locale.ROOT)
                    + ": must be concatenate for " + task.name()
                    + ", whose decoder starts from both directions' states");
        }
        if (job.training().stateful()) {
            problems.add("training.stateful = true: must be false for " + task.name()
                    + ", whose sequences do not go on from each other");
        }
    }
}
