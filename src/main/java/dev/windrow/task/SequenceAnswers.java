package dev.windrow.task;

import dev.windrow.decode.BeamSearch;
import dev.windrow.decode.Hypothesis;
import dev.windrow.decode.StepFunction;
import dev.windrow.decode.StepFunction.Step;
import dev.windrow.network.DecoderStep;
import dev.windrow.network.Learner;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sequences that a network with a decoder answers with, found by beam search. */
public final class SequenceAnswers {
    private final Learner learner;
    private final BeamSearch search;

    /**
     * Answers of a network.
     *
     * @param learner with the network's weights; used as long as this is
     * @param search ends a sequence with {@link Vocabulary#END}
     */
    public SequenceAnswers(Learner learner, BeamSearch search) {
        this.learner = learner;
        this.search = search;
    }

    /** The answer to a window, whose targets are not looked at. */
    public Answer to(Window window) {
        Window question = new Window(window.id(), 0, window.inputs(), new int[0], window.letters());
        float[] start = learner.encode(Minibatch.of(Alignment.MANY_TO_MANY, List.of(question)));
        StepFunction<float[]> model = this::next;
        Hypothesis best = search.best(model, start, Vocabulary.START);
        int[] attended = unknown(best.symbols()) ? attended(question, best.symbols()) : new int[best.symbols().length];
        return new Answer(best.symbols(), new float[] {(float) best.logProbability()}, attended);
    }

    private List<Step<float[]>> next(List<float[]> memories, int[] symbols) {
        DecoderStep step = learner.decode(memories.toArray(new float[0][]), symbols);
        Predictions predictions = step.predictions();
        List<Step<float[]>> steps = new ArrayList<>();
        for (int row = 0; row < symbols.length; row++) {
            int from = predictions.offset(row, 0);
            float[] next = Arrays.copyOfRange(predictions.logProbabilities(), from, from + predictions.classes());
            // Neither stands in a sequence.
            next[Vocabulary.PAD] = Float.NEGATIVE_INFINITY;
            next[Vocabulary.START] = Float.NEGATIVE_INFINITY;
            steps.add(new Step<>(step.memories()[row], next));
        }
        return steps;
    }

    private static boolean unknown(int[] symbols) {
        return Arrays.stream(symbols).anyMatch(symbol -> symbol == Vocabulary.UNKNOWN);
    }

    private int[] attended(Window question, int[] symbols) {
        Window answered = new Window(question.id(), 0, question.inputs(), symbols, question.letters());
        return learner.attended(Minibatch.of(Alignment.MANY_TO_MANY, List.of(answered)))[0];
    }
}
