package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.config.NetworkSection;
import dev.windrow.config.Spelling;
import dev.windrow.config.TaskRules;
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
        return problems;
    }

    /** Whether the network asked for fits what the task reads. */
    private static void vectors(JobFile job, Task task, List<String> problems) {
        NetworkSection network = job.network();
        boolean single = task.alignment() == Alignment.ONE_TO_ONE;
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
        if (task.inputs() == Inputs.VECTORS && network.embedding().characters() != null) {
            problems.add(
                    "network.embedding.characters: must be left out for " + task.name() + ", which reads no words");
        }
    }

    /** Whether the output asked for fits what the task predicts. */
    private static void output(JobFile job, Task task, List<String> problems) {
        NetworkSection.Output output = job.network().output();
        boolean symbols = task.targets() == Targets.NEXT_SYMBOL;
        if (output.kind() == NetworkSection.OutputKind.CRF && task.targets() != Targets.LABEL_EACH_SYMBOL) {
            problems.add("network.output.kind = crf: must be softmax for " + task.name()
                    + "; a conditional random field is for tagging, where each symbol has a label");
        }
        if (output.tied() && !symbols) {
            problems.add("network.output.tied = true: must be false for " + task.name()
                    + ", whose labels are not the symbols it reads; it is for language models");
        }
        if (output.seesInput() && task.alignment() == Alignment.MANY_TO_ONE) {
            problems.add("network.output.sees-input = true: must be false for " + task.name()
                    + ", which says one thing of a whole sequence");
        }
        List<Integer> cutoffs = output.cutoffs();
        if (symbols
                && !cutoffs.isEmpty()
                && cutoffs.get(cutoffs.size() - 1) >= job.text().maxSize()) {
            problems.add("network.output.cutoffs = " + cutoffs + ": must all be below text.max-size = "
                    + job.text().maxSize() + ", the largest the vocabulary may be");
        }
    }
}
