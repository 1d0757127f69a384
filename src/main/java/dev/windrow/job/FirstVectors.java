package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.config.NetworkSection;
import dev.windrow.corpus.CorpusException;
import dev.windrow.corpus.InputFiles;
import dev.windrow.corpus.Tokenizers;
import dev.windrow.corpus.WordVectorTraining;
import dev.windrow.corpus.WordVectors;
import dev.windrow.network.FirstEmbedding;
import dev.windrow.network.Growth;
import dev.windrow.network.LearnerState;
import dev.windrow.text.Vocabulary;
import dev.windrow.train.RunState;
import dev.windrow.train.TrainingSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** Word vectors that a training begins with: those of a file, or those learned first from unlabelled text. */
final class FirstVectors {
    /** The file in a run's folder that holds what word2vec learned. */
    static final String LEARNED = "word-vectors.txt";

    private static final String PRETRAINED = "network.embedding.pretrained";

    private FirstVectors() {}

    /** Throws a {@link CorpusException} if the vectors that a training begins with are not there. */
    static void requireFile(JobContext context) {
        List<String> problems = new ArrayList<>();
        requirePretrained(context, problems);
        if (!problems.isEmpty()) {
            throw new CorpusException(String.join("\n", problems));
        }
    }

    /** Adds what is wrong with the paths of a job's word vectors, and with the width of those of a file. */
    static void requireFiles(JobContext context, List<String> problems) {
        NetworkSection.Embedding embedding = context.job().network().embedding();
        if (learns(context)) {
            InputFiles.find(context.hadoop(), "network.embedding.word2vec", embedding.word2vec(), problems);
        }
        requirePretrained(context, problems);
    }

    private static void requirePretrained(JobContext context, List<String> problems) {
        NetworkSection.Embedding embedding = context.job().network().embedding();
        if (embedding.pretrained().isEmpty()) {
            return;
        }
        int before = problems.size();
        InputFiles.find(context.hadoop(), PRETRAINED, List.of(embedding.pretrained()), problems);
        try {
            if (problems.size() == before) {
                WordVectors.requireWidth(context.hadoop(), embedding.pretrained(), embedding.units());
            }
        } catch (CorpusException e) {
            problems.add(e.getMessage());
        } catch (IOException e) {
            problems.add(PRETRAINED + " = " + embedding.pretrained() + ": must be a file that can be read: "
                    + e.getMessage());
        }
    }

    /** Whether vectors are learned first. A model that is gone on from has its own, which new ones would not fit. */
    static boolean learns(JobContext context) {
        return !context.job().network().embedding().word2vec().isEmpty()
                && context.from().isEmpty();
    }

    /**
     * The words that are to be known beside those of the training data; learns their vectors if the job asks for it.
     */
    static List<String> words(Run run) throws IOException {
        JobFile job = run.job();
        if (learns(run.context())) {
            WordVectorTraining.run(run.spark(), job, run.directory().fileSystem(), learned(run));
        }
        Optional<String> file = file(run);
        return file.isEmpty()
                ? List.of()
                : WordVectors.words(
                        run.context().hadoop(),
                        file.get(),
                        job.network().embedding().words(),
                        Tokenizers.of(job.text()));
    }

    /** The state a training begins at. */
    static RunState start(Run run, TrainingSpec spec, Vocabulary symbols) throws IOException {
        Optional<EarlierModel> from = run.context().from();
        RunState start = from.isPresent() ? grown(from.get(), spec) : RunState.start(spec);
        Optional<String> file = file(run);
        if (file.isEmpty()) {
            return start;
        }
        WordVectors vectors = WordVectors.read(
                run.context().hadoop(),
                file.get(),
                symbols,
                spec.network().reading().embeddingUnits());
        tell(run, vectors, symbols, file.get());
        // What the earlier model has learned stays.
        int known = from.map(model -> model.encoding().inputs().size()).orElse(0);
        LearnerState first = FirstEmbedding.of(
                spec.network(), start.network(), symbol -> symbol < known ? null : vectors.of(symbol));
        return RunState.start(spec, first);
    }

    /** The weights of an earlier model, and zero moments. */
    private static RunState grown(EarlierModel from, TrainingSpec spec) throws IOException {
        float[] weights = Growth.of(from.model(), spec.network());
        float[][] moments = new float[spec.optimizer().moments()][weights.length];
        return RunState.start(spec, new LearnerState(weights, moments, 0));
    }

    private static void tell(Run run, WordVectors vectors, Vocabulary symbols, String file) {
        int counted = 0;
        for (int id = 0; id < symbols.size(); id++) {
            counted += symbols.count(id) > 0 ? 1 : 0;
        }
        if (vectors.countOfTrainingData() == 0) {
            throw new CorpusException(file + ": has a vector for none of the " + counted
                    + " symbols of the training data: must be of the same language, cut as text.tokenizer does, and in"
                    + " lower case or as the training data is");
        }
        run.out()
                .printf(
                        Locale.ROOT,
                        "vectors of %s: %,d of %,d symbols of the training data, and %,d others%n",
                        file,
                        vectors.countOfTrainingData(),
                        counted,
                        vectors.count() - vectors.countOfTrainingData());
    }

    /** Where vectors are; empty if a job has none. */
    private static Optional<String> file(Run run) {
        String pretrained = run.job().network().embedding().pretrained();
        if (learns(run.context())) {
            return Optional.of(learned(run).toString());
        }
        return pretrained.isEmpty() ? Optional.empty() : Optional.of(pretrained);
    }

    private static Path learned(Run run) {
        return run.directory().file(LEARNED);
    }
}
