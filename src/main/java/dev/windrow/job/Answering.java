package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.corpus.Encoding;
import dev.windrow.corpus.WindowCutter;
import dev.windrow.network.Learner;
import dev.windrow.network.LearnerPool;
import dev.windrow.network.NetworkSpec;
import dev.windrow.network.OptimizerSpec;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Targets;
import dev.windrow.sequence.Window;
import dev.windrow.task.Answer;
import dev.windrow.task.Form;
import dev.windrow.task.Task;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.broadcast.Broadcast;

/**
 * From questions to lines of predictions, in the order of the questions. A bounded number of questions is looked at
 * together, so that windows of like length share a batch and memory does not grow with the input.
 */
record Answering(
        Task task, NetworkSpec network, Broadcast<float[]> parameters, Encoding encoding, JobFile job, Form form)
        implements Serializable {
    private static final int TOGETHER = 2048;

    Iterator<String> lines(Iterator<Example> questions) {
        return new Iterator<>() {
            private Iterator<String> ready = List.<String>of().iterator();

            @Override
            public boolean hasNext() {
                while (!ready.hasNext() && questions.hasNext()) {
                    List<Example> together = new ArrayList<>();
                    while (questions.hasNext() && together.size() < TOGETHER) {
                        together.add(questions.next());
                    }
                    ready = answered(together).iterator();
                }
                return ready.hasNext();
            }

            @Override
            public String next() {
                return ready.next();
            }
        };
    }

    private List<String> answered(List<Example> questions) {
        List<String> lines = new ArrayList<>();
        List<Answer> answers = task.targets() == Targets.NEXT_SYMBOL ? continuations(questions) : answers(questions);
        for (int i = 0; i < questions.size(); i++) {
            lines.addAll(task.lines(questions.get(i), answers.get(i), encoding.outputs(), form));
        }
        return lines;
    }

    private List<Answer> continuations(List<Example> questions) {
        try (LearnerPool.Lease lease = LearnerPool.shared().borrow(network, PREDICTING)) {
            lease.learner().load(parameters.value());
            Continuations continuations = new Continuations(lease.learner(), encoding, job);
            return questions.stream()
                    .map(question -> new Answer(continuations.first(question.inputs()), new float[0]))
                    .toList();
        }
    }

    private List<Answer> answers(List<Example> questions) {
        WindowCutter cutter = new WindowCutter(encoding, job.text().window());
        List<Window> windows = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int question = 0; question < questions.size(); question++) {
            for (Window window : cutter.windows(questions.get(question))) {
                windows.add(window);
                owners.add(question);
            }
        }
        Answer[] byWindow = answersTo(windows);
        List<List<Answer>> byQuestion = new ArrayList<>();
        questions.forEach(question -> byQuestion.add(new ArrayList<>()));
        for (int window = 0; window < byWindow.length; window++) {
            byQuestion.get(owners.get(window)).add(byWindow[window]);
        }
        return byQuestion.stream().map(Answer::join).toList();
    }

    private Answer[] answersTo(List<Window> windows) {
        Answer[] answers = new Answer[windows.size()];
        List<Integer> byLength = IntStream.range(0, windows.size())
                .boxed()
                .sorted(Comparator.comparing(index -> windows.get(index).length()))
                .toList();
        int batchSize = job.training().batchSize();
        try (LearnerPool.Lease lease = LearnerPool.shared().borrow(network, PREDICTING)) {
            Learner learner = lease.learner();
            learner.load(parameters.value());
            for (int from = 0; from < byLength.size(); from += batchSize) {
                List<Integer> batch = byLength.subList(from, Math.min(from + batchSize, byLength.size()));
                Predictions predictions = learner.predict(Minibatch.of(
                        task.alignment(), batch.stream().map(windows::get).toList()));
                for (int row = 0; row < batch.size(); row++) {
                    answers[batch.get(row)] = task.answer(
                            predictions, row, windows.get(batch.get(row)).length());
                }
            }
        }
        return answers;
    }

    /** Nothing is learned, so the optimizer with the least to remember. */
    static final OptimizerSpec PREDICTING = new OptimizerSpec(OptimizerSpec.Name.SGD, 0);
}
