package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.config.NetworkSection;
import dev.windrow.corpus.CorpusException;
import dev.windrow.corpus.InputFiles;
import dev.windrow.corpus.WordVectorTraining;
import dev.windrow.corpus.WordVectors;
import dev.windrow.network.FirstEmbedding;
import dev.windrow.network.Learner;
import dev.windrow.text.Vocabulary;
import dev.windrow.train.RunState;
import dev.windrow.train.TrainingSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.Path;

/** Where a training begins that has word vectors: those of a file, or those learned first from unlabelled text. */
final class FirstVectors {
    /** The file in a run's folder that holds what word2vec learned. */
    static final String LEARNED = "word-vectors.txt";

    private static final String PRETRAINED = "network.embedding.pretrained";

    private FirstVectors() {}

    /** Throws a {@link CorpusException} if there are no vectors, or nothing to learn them from. */
    static void requireFiles(JobContext context) {
        List<String> problems = new ArrayList<>();
        requireFiles(context, problems);
        if (!problems.isEmpty()) {
            throw new CorpusException(String.join("\n", problems));
        }
    }

    /** Adds what is wrong with the paths of a job's word vectors, and with the width of those of a file. */
    static void requireFiles(JobContext context, List<String> problems) {
        NetworkSection.Embedding embedding = context.job().network().embedding();
        InputFiles.find(context.hadoop(), "network.embedding.word2vec", embedding.word2vec(), problems);
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

    /** The state a training begins at. */
    static RunState start(Run run, TrainingSpec spec, Vocabulary symbols) throws IOException {
        JobFile job = run.job();
        NetworkSection.Embedding embedding = job.network().embedding();
        if (embedding.pretrained().isEmpty() && embedding.word2vec().isEmpty()) {
            return RunState.start(spec);
        }
        String path = embedding.pretrained();
        if (path.isEmpty()) {
            Path learned = run.directory().file(LEARNED);
            WordVectorTraining.run(run.spark(), job, run.directory().fileSystem(), learned);
            path = learned.toString();
        }
        WordVectors vectors = WordVectors.read(run.context().hadoop(), path, symbols, embedding.units());
        run.out()
                .printf(
                        Locale.ROOT,
                        "%,d of %,d symbols begin with the vectors of %s%n",
                        vectors.count(),
                        symbols.size(),
                        path);
        if (vectors.count() == 0) {
            throw new CorpusException(path + ": has a vector for none of the " + symbols.size()
                    + " symbols: must be of the same language, and text.lower-case as it was there");
        }
        Learner learner = new Learner(spec.network(), spec.optimizer());
        return RunState.start(spec, FirstEmbedding.of(spec.network(), learner.state(), vectors::of));
    }
}
