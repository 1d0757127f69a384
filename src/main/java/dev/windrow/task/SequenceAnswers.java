package dev.windrow.task;

import dev.windrow.decode.BeamSearch;
import dev.windrow.decode.Hypothesis;
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

    /**
     * The answers to some windows, whose targets are not looked at; side by side in one batch, so best of like lengths.
     */
    public List<Answer> to(List<Window> windows) {
        List<Window> questions =
                windows.stream().map(window -> answered(window, new int[0])).toList();
        float[][] start = learner.encode(Minibatch.of(Alignment.MANY_TO_MANY, questions));
        List<Hypothesis> found = search.bestOfEach(this::next, List.of(start), Vocabulary.START);
        int[][] attended = attended(questions, found);
        List<Answer> answers = new ArrayList<>();
        for (int k = 0; k < found.size(); k++) {
            Hypothesis best = found.get(k);
            answers.add(new Answer(best.symbols(), new float[] {(float) best.logProbability()}, attended[k]));
        }
        return answers;
    }

    private static Window answered(Window question, int[] symbols) {
        return new Window(question.id(), 0, question.inputs(), symbols, question.letters());
    }

    /**
     * The decoder takes as many sequences of each source; where there are fewer, the first is read again for nothing.
     */
    private List<List<Step<float[]>>> next(List<List<float[]>> states, List<int[]> symbols) {
        int sources = states.size();
        int most = symbols.stream().mapToInt(each -> each.length).max().orElseThrow();
        float[] any = states.stream()
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElseThrow()
                .get(0);
        float[][] memories = new float[most * sources][];
        int[] read = new int[most * sources];
        Arrays.fill(memories, any);
        for (int source = 0; source < sources; source++) {
            for (int k = 0; k < symbols.get(source).length; k++) {
                memories[k * sources + source] = states.get(source).get(k);
                read[k * sources + source] = symbols.get(source)[k];
            }
        }
        DecoderStep step = learner.decode(memories, read);
        List<List<Step<float[]>>> steps = new ArrayList<>();
        for (int source = 0; source < sources; source++) {
            List<Step<float[]>> own = new ArrayList<>();
            for (int k = 0; k < symbols.get(source).length; k++) {
                own.add(step(step, k * sources + source));
            }
            steps.add(own);
        }
        return steps;
    }

    private static Step<float[]> step(DecoderStep step, int row) {
        Predictions predictions = step.predictions();
        int from = predictions.offset(row, 0);
        float[] next = Arrays.copyOfRange(predictions.logProbabilities(), from, from + predictions.classes());
        // Neither stands in a sequence.
        next[Vocabulary.PAD] = Float.NEGATIVE_INFINITY;
        next[Vocabulary.START] = Float.NEGATIVE_INFINITY;
        return new Step<>(step.memories()[row], next);
    }

    /** What each symbol goes back to, looked up where an answer has an unknown one, for that needs a word. */
    private int[][] attended(List<Window> questions, List<Hypothesis> found) {
        int[][] attended = new int[found.size()][];
        List<Integer> owners = new ArrayList<>();
        List<Window> asked = new ArrayList<>();
        for (int k = 0; k < found.size(); k++) {
            int[] symbols = found.get(k).symbols();
            attended[k] = new int[symbols.length];
            if (Arrays.stream(symbols).anyMatch(symbol -> symbol == Vocabulary.UNKNOWN)) {
                owners.add(k);
                asked.add(answered(questions.get(k), symbols));
            }
        }
        if (!asked.isEmpty()) {
            int[][] looked = learner.attended(Minibatch.of(Alignment.MANY_TO_MANY, asked));
            for (int k = 0; k < owners.size(); k++) {
                attended[owners.get(k)] = looked[k];
            }
        }
        return attended;
    }
}
