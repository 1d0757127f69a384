package dev.windrow.job;

import dev.windrow.baseline.ScoredText;
import dev.windrow.config.DecodingSection;
import dev.windrow.config.JobFile;
import dev.windrow.corpus.Encoding;
import dev.windrow.corpus.SeriesLayout;
import dev.windrow.corpus.WindowCutter;
import dev.windrow.decode.BeamSearch;
import dev.windrow.decode.LengthPenalty;
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
import dev.windrow.task.SequenceAnswers;
import dev.windrow.task.Task;
import dev.windrow.text.Vocabulary;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From questions to lines of predictions, in the order of the questions. A bounded number of questions is looked at
 * together, so that windows of like length share a batch and memory does not grow with the input.
 */
record Answering(Task task, NetworkSpec network, Weights parameters, Encoding encoding, JobFile job, Form form)
        implements Serializable {
    /** Where a network's flat weights are got from, wherever they are needed. */
    interface Weights extends Serializable {
        float[] value();
    }

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
        List<Answer> answers = answersTo(questions);
        WrittenTags written = WrittenTags.of(encoding);
        for (int i = 0; i < questions.size(); i++) {
            lines.addAll(task.lines(questions.get(i), written.of(answers.get(i)), written.labels(), form));
        }
        return lines;
    }

    /** What is done with a question and its answer. */
    interface Receiver {
        void accept(Example question, Answer answer) throws IOException;
    }

    /** Hands on questions with their answers, in their order. */
    void each(Iterator<Example> questions, Receiver receiver) throws IOException {
        while (questions.hasNext()) {
            List<Example> together = new ArrayList<>();
            while (questions.hasNext() && together.size() < TOGETHER) {
                together.add(questions.next());
            }
            List<Answer> answers = answersTo(together);
            for (int i = 0; i < together.size(); i++) {
                receiver.accept(together.get(i), answers.get(i));
            }
        }
    }

    /** What is done with a question and the text that answers it. */
    interface Sink {
        void accept(ScoredText question, String answer);
    }

    /** Hands on questions with their answers, which are texts, in their order. */
    void forEach(Iterator<ScoredText> questions, Sink sink) {
        while (questions.hasNext()) {
            List<ScoredText> together = new ArrayList<>();
            while (questions.hasNext() && together.size() < TOGETHER) {
                together.add(questions.next());
            }
            List<Example> examples = together.stream().map(ScoredText::example).toList();
            List<Answer> answers = answersTo(examples);
            for (int i = 0; i < together.size(); i++) {
                List<String> lines = task.lines(examples.get(i), answers.get(i), encoding.outputs(), Form.LINES);
                sink.accept(together.get(i), lines.get(0));
            }
        }
    }

    private List<Answer> answersTo(List<Example> questions) {
        return switch (task.targets()) {
            case NEXT_SYMBOL -> continuations(questions);
            case SEQUENCE -> sequences(questions);
            case MANY_HOT -> pieces(questions);
            case LABEL_EACH_SYMBOL, LABEL, LABEL_OF_VECTOR, VALUES, TRANSCRIPT -> labels(questions);
        };
    }

    private List<Answer> sequences(List<Example> questions) {
        WindowCutter cutter = new WindowCutter(encoding, job.text().window());
        DecodingSection decoding = job.decoding();
        BeamSearch search = new BeamSearch(
                decoding.beam(), decoding.longest(), Vocabulary.END, LengthPenalty.gnmt(decoding.lengthPenalty()));
        List<Window> windows = questions.stream()
                .map(question -> cutter.windows(question).get(0))
                .toList();
        Answer[] answers = byLength(windows, (learner, batch) -> new SequenceAnswers(learner, search).to(batch));
        return List.of(answers);
    }

    private List<Answer> continuations(List<Example> questions) {
        try (LearnerPool.Lease lease = LearnerPool.shared().borrow(network, PREDICTING)) {
            lease.learner().load(parameters.value());
            Continuations continuations = new Continuations(lease.learner(), encoding, job);
            return continuations
                    .firstOfEach(questions.stream().map(Example::inputs).toList())
                    .stream()
                    .map(continuation -> new Answer(continuation, new float[0]))
                    .toList();
        }
    }

    private List<Answer> pieces(List<Example> questions) {
        try (LearnerPool.Lease lease = LearnerPool.shared().borrow(network, PREDICTING)) {
            lease.learner().load(parameters.value());
            Improvisations improvisations = new Improvisations(lease.learner(), job);
            return questions.stream()
                    .map(question -> Answer.piece(
                            improvisations.first(question.inputVectors().rounded())))
                    .toList();
        }
    }

    private List<Answer> labels(List<Example> questions) {
        WindowCutter cutter = new WindowCutter(encoding, job.text().window());
        List<Window> windows = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int question = 0; question < questions.size(); question++) {
            for (Window window : cutter.windows(questions.get(question))) {
                windows.add(window);
                owners.add(question);
            }
        }
        Answer[] byWindow = byLength(windows, this::labelsOf);
        List<List<Answer>> byQuestion = new ArrayList<>();
        questions.forEach(question -> byQuestion.add(new ArrayList<>()));
        for (int window = 0; window < byWindow.length; window++) {
            byQuestion.get(owners.get(window)).add(byWindow[window]);
        }
        return byQuestion.stream().map(Answer::join).toList();
    }

    /** What a learner with the model's weights answers to the windows of a batch. */
    private interface Batched {
        List<Answer> answers(Learner learner, List<Window> batch);
    }

    /** The answers to windows in their order, found in batches of like length. */
    private Answer[] byLength(List<Window> windows, Batched batched) {
        Answer[] answers = new Answer[windows.size()];
        List<Integer> byLength = IntStream.range(0, windows.size())
                .boxed()
                .sorted(Comparator.comparing(index -> windows.get(index).length()))
                .toList();
        int batchSize = job.training().batchSize();
        try (LearnerPool.Lease lease = LearnerPool.shared().borrow(network, PREDICTING)) {
            lease.learner().load(parameters.value());
            for (int from = 0; from < byLength.size(); from += batchSize) {
                List<Integer> batch = byLength.subList(from, Math.min(from + batchSize, byLength.size()));
                List<Answer> found = batched.answers(
                        lease.learner(), batch.stream().map(windows::get).toList());
                for (int row = 0; row < batch.size(); row++) {
                    answers[batch.get(row)] = found.get(row);
                }
            }
        }
        return answers;
    }

    private List<Answer> labelsOf(Learner learner, List<Window> batch) {
        Predictions predictions = learner.predict(Minibatch.of(task.alignment(), batch));
        List<Answer> answers = new ArrayList<>();
        for (int row = 0; row < batch.size(); row++) {
            answers.add(answer(predictions, row, batch.get(row)));
        }
        return answers;
    }

    private Answer answer(Predictions predictions, int row, Window window) {
        if (task.targets() != Targets.VALUES) {
            return task.answer(predictions, row, window.length());
        }
        return job.corpus().isSeries()
                ? Answer.forecast(predictions, row, window.inputVectors(), SeriesLayout.of(job.corpus(), encoding))
                : Answer.values(predictions, row, encoding.targetScale());
    }

    /** Nothing is learned, so the optimizer with the least to remember. */
    static final OptimizerSpec PREDICTING = new OptimizerSpec(OptimizerSpec.Name.SGD, 0);
}
