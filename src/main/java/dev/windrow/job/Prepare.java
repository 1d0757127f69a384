package dev.windrow.job;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.corpus.CorpusException;
import dev.windrow.corpus.InputFiles;
import dev.windrow.corpus.Preparation;
import dev.windrow.corpus.PreparedCorpus;
import dev.windrow.corpus.Split;
import dev.windrow.corpus.TagSchemes;
import dev.windrow.corpus.Tokenizers;
import dev.windrow.task.Task;
import dev.windrow.text.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts the corpus into windows of ids. */
final class Prepare {
    private Prepare() {}

    /** Throws a {@link CorpusException} with every path of the job that names nothing or nothing but empty files. */
    static void requireFiles(JobContext context) {
        CorpusSection corpus = context.job().corpus();
        List<String> problems = new ArrayList<>();
        InputFiles.find(context.hadoop(), "corpus.train", corpus.train(), problems);
        InputFiles.find(context.hadoop(), "corpus.valid", corpus.valid(), problems);
        InputFiles.find(context.hadoop(), "corpus.test", corpus.test(), problems);
        InputFiles.find(
                context.hadoop(), "corpus.fasta.annotations", corpus.fasta().annotations(), problems);
        FirstVectors.requireFiles(context, problems);
        if (!problems.isEmpty()) {
            throw new CorpusException(String.join("\n", problems));
        }
    }

    static void on(Run run) throws IOException {
        JobFile job = run.job();
        Task task = run.task();
        Tokenizer tokenizer = Tokenizers.of(job.text());
        long began = System.nanoTime();
        Preparation.run(
                run.spark(),
                new Preparation.Request(
                        job,
                        record -> task.example(record, job.corpus(), tokenizer),
                        task.targets(),
                        task.inputs(),
                        run.context().from().map(EarlierModel::vocabularies),
                        FirstVectors.words(run)),
                run.directory().root());
        PreparedCorpus prepared = run.prepared();
        run.out()
                .printf(
                        Locale.ROOT,
                        "prepared %,d / %,d / %,d windows (train / valid / test), %,d symbols known, %.0f s%n",
                        prepared.count(Split.TRAIN),
                        prepared.count(Split.VALID),
                        prepared.count(Split.TEST),
                        prepared.encoding().inputs().size(),
                        (System.nanoTime() - began) / 1e9);
        TagSchemes tags = prepared.encoding().tags();
        if (tags.differ()) {
            run.out()
                    .println("labels are " + tags.given() + ", learned as " + tags.learned()
                            + "; predictions are written as " + tags.given());
        }
        run.context().from().ifPresent(from -> run.out().println(from.grownTo(prepared.encoding())));
    }
}
