package dev.windrow.job;

import dev.windrow.config.GenerationSection;
import dev.windrow.config.JobFile;
import dev.windrow.config.TextSection;
import dev.windrow.corpus.Encoding;
import dev.windrow.corpus.Tokenizers;
import dev.windrow.network.Learner;
import dev.windrow.network.Predictions;
import dev.windrow.task.Continuation;
import dev.windrow.task.Generator;
import dev.windrow.task.Sampling;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Texts that a language model goes on with, as the job's generation section asks. */
final class Continuations {
    private final Encoding encoding;
    private final JobFile job;
    private final Generator generator;

    /** @param learner with the model's weights; used as long as this is */
    Continuations(Learner learner, Encoding encoding, JobFile job) {
        this.encoding = encoding;
        this.job = job;
        GenerationSection generation = job.generation();
        // Padding, unknown and start are in no text.
        Sampling sampling = new Sampling(
                generation.temperature(), generation.topK(), Vocabulary.SPECIAL_SYMBOLS.size(), Vocabulary.END);
        this.generator = new Generator(carrying(learner), sampling);
    }

    private static Continuation carrying(Learner learner) {
        return new Continuation() {
            @Override
            public void begin(int rows) {
                learner.begin(rows);
            }

            @Override
            public Predictions next(int[] symbols) {
                return learner.next(symbols);
            }
        };
    }

    /** The prompt with each of its continuations. */
    List<String> samples() {
        GenerationSection generation = job.generation();
        List<String> prompt = Tokenizers.of(job.text()).tokens(generation.prompt());
        String between = job.text().tokenizer() == TextSection.Tokenizer.CHARACTERS ? "" : " ";
        List<String> texts = new ArrayList<>();
        for (int[] ids :
                generator.continuations(ids(prompt), generation.samples(), generation.length(), generation.seed())) {
            List<String> symbols = new ArrayList<>(prompt);
            for (int id : ids) {
                symbols.add(encoding.outputs().symbol(id));
            }
            texts.add(String.join(between, symbols));
        }
        return texts;
    }

    /** Ids of one continuation of each text, found side by side where texts are as long as each other. */
    List<int[]> firstOfEach(List<List<String>> texts) {
        SortedMap<Integer, List<Integer>> byLength = new TreeMap<>();
        for (int text = 0; text < texts.size(); text++) {
            byLength.computeIfAbsent(texts.get(text).size(), length -> new ArrayList<>())
                    .add(text);
        }
        int[][] continuations = new int[texts.size()][];
        for (List<Integer> alike : byLength.values()) {
            int batchSize = job.training().batchSize();
            for (int from = 0; from < alike.size(); from += batchSize) {
                List<Integer> batch = alike.subList(from, Math.min(from + batchSize, alike.size()));
                List<int[]> found = generator.continuationOfEach(
                        batch.stream().map(text -> ids(texts.get(text))).toList(),
                        job.generation().length(),
                        job.generation().seed());
                for (int row = 0; row < batch.size(); row++) {
                    continuations[batch.get(row)] = found.get(row);
                }
            }
        }
        return List.of(continuations);
    }

    private int[] ids(List<String> symbols) {
        int[] ids = new int[symbols.size() + 1];
        ids[0] = Vocabulary.START;
        for (int i = 0; i < symbols.size(); i++) {
            ids[i + 1] = encoding.inputs().id(symbols.get(i));
        }
        return ids;
    }
}
