package dev.windrow.job;

import dev.windrow.SparkSessions;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.config.JobFile;
import dev.windrow.config.JobFileReader;
import dev.windrow.corpus.PreparedCorpus;
import dev.windrow.corpus.SeriesLayout;
import dev.windrow.corpus.Split;
import dev.windrow.network.Learner;
import dev.windrow.network.LearnerPool;
import dev.windrow.network.ModelDirectory;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import dev.windrow.task.Task;
import dev.windrow.task.TaskScores;
import dev.windrow.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.lang3.SerializationUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * What a run left behind, to be asked about its test windows.
 *
 * @param task as the job has it
 * @param windows those of the test split
 * @param noScores what has seen nothing yet
 */
record TrainedTask(Task task, List<Window> windows, TaskScores noScores, LearnerPool.Lease lease)
        implements AutoCloseable {

    static TrainedTask at(Path jobFile, Path output) throws IOException {
        JobFile job = JobFileReader.read(jobFile.toString(), Files.readString(jobFile), List.of(), new TaskProblems());
        Task task = Tasks.named(job.task()).forJob(job);
        org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path(output.toString());
        PreparedCorpus prepared = PreparedCorpus.open(SparkSessions.local(), root);
        SplitWindows windows = new SplitWindows(
                prepared.encoding().inputs(),
                prepared.encoding().outputs(),
                prepared.windows(Split.TRAIN),
                prepared.windows(Split.VALID),
                prepared.windows(Split.TEST),
                null,
                job.corpus().isSeries() ? SeriesLayout.of(job.corpus(), prepared.encoding()) : null,
                prepared.encoding().targetScale());
        ModelDirectory.Model model = ModelDirectory.read(
                FileSystem.getLocal(new Configuration()), new org.apache.hadoop.fs.Path(root, "model"));
        LearnerPool.Lease lease = LearnerPool.shared().borrow(model.spec(), Answering.PREDICTING);
        lease.learner().load(model.parameters());
        return new TrainedTask(task, windows.scored().collect(), task.scores(windows), lease);
    }

    private Learner learner() {
        return lease.learner();
    }

    private Minibatch batch(List<Window> together) {
        return Minibatch.of(task.alignment(), together);
    }

    /** The summed loss of windows in one batch. */
    double loss(List<Window> together) {
        return learner().lossSum(batch(together));
    }

    /** Scores of windows in one batch, which may be none. */
    TaskScores scores(List<Window> together) {
        TaskScores scores = SerializationUtils.clone(noScores);
        if (!together.isEmpty()) {
            scores.add(batch(together), learner().predict(batch(together)));
        }
        return scores;
    }

    @Override
    public void close() {
        lease.close();
    }
}
