package dev.windrow.config;

import dev.windrow.config.CorpusSection.Format;
import java.util.ArrayList;
import java.util.List;

/** What the keys of made-up sequences demand of the others, and that all other sequences come from files. */
final class GenerateChecks {
    private final List<String> problems = new ArrayList<>();
    private final JobFile job;
    private final CorpusSection corpus;

    private GenerateChecks(JobFile job) {
        this.job = job;
        this.corpus = job.corpus();
    }

    /** Sentences that begin with the key they are about. */
    static List<String> problems(JobFile job) {
        GenerateChecks checks = new GenerateChecks(job);
        if (job.corpus().format() == Format.GENERATE) {
            checks.generated();
        } else {
            checks.files();
        }
        return checks.problems;
    }

    private void files() {
        if (corpus.generate() != null) {
            problems.add("corpus.generate: must be left out with corpus.format = " + RecordKey.word(corpus.format())
                    + "; it is for generate");
        }
    }

    private void generated() {
        noPaths("train", corpus.train());
        noPaths("valid", corpus.valid());
        noPaths("test", corpus.test());
        if (!corpus.columns().id().isEmpty()) {
            problems.add("corpus.columns.id = " + corpus.columns().id()
                    + ": must be left out with corpus.format = generate, whose sequences are numbered");
        }
        GenerateSection generate = corpus.generate();
        if (generate == null) {
            problems.add("corpus.generate is missing: must say which problem with corpus.format = generate, such as"
                    + " {problem: adding, length: 400, sequences: 50000}");
            return;
        }
        switch (generate.problem()) {
            case ADDING -> {
                GenerateSection usual = new GenerateSection(generate.problem(), 100, 1, 10, 8, 1);
                copyOnly("symbols", generate.symbols(), usual.symbols());
                copyOnly("alphabet", generate.alphabet(), usual.alphabet());
            }
            case COPY -> {
                if (job.text().window() < generate.steps()) {
                    problems.add("text.window = " + job.text().window() + ": must be at least " + generate.steps()
                            + " (corpus.generate.length and twice corpus.generate.symbols), or what is to be said again"
                            + " is cut from what was said");
                }
            }
        }
    }

    private void noPaths(String key, List<String> paths) {
        if (!paths.isEmpty()) {
            problems.add("corpus." + key + " = " + String.join(", ", paths)
                    + ": must be left out with corpus.format = generate, which reads no files; corpus.generate.sequences"
                    + " says how many sequences there are, corpus.split which of them are kept apart");
        }
    }

    private void copyOnly(String key, int given, int usual) {
        if (given != usual) {
            problems.add("corpus.generate." + key + " = " + given
                    + ": must be left out with corpus.generate.problem = adding; it is for copy");
        }
    }
}
