package dev.windrow.config;

import dev.windrow.config.CorpusSection.Fasta;
import dev.windrow.config.CorpusSection.Format;
import java.util.ArrayList;
import java.util.List;

/** What the keys for sequences of bases demand of the others. */
final class FastaChecks {
    private final List<String> problems = new ArrayList<>();
    private final CorpusSection corpus;

    private FastaChecks(CorpusSection corpus) {
        this.corpus = corpus;
    }

    /** Sentences that begin with the key they are about. */
    static List<String> problems(JobFile job) {
        FastaChecks checks = new FastaChecks(job.corpus());
        if (job.corpus().format() != Format.FASTA) {
            checks.foreignKeys();
        } else if (!job.corpus().columns().id().isEmpty()) {
            checks.problems.add("corpus.columns.id = " + job.corpus().columns().id()
                    + ": must be left out with corpus.format = fasta, where a record's id is the sequence's and the"
                    + " bases' places");
        }
        return checks.problems;
    }

    private void foreignKeys() {
        Fasta usual = RecordBinder.defaults(Fasta.class);
        Fasta given = corpus.fasta();
        foreign("annotations", given.annotations(), usual.annotations());
        foreign("feature", given.feature(), usual.feature());
        foreign("label", given.label(), usual.label());
        foreign("stretch", given.stretch(), usual.stretch());
    }

    private void foreign(String key, Object given, Object usual) {
        if (!given.equals(usual)) {
            Object shown = given instanceof Enum<?> choice ? RecordKey.word(choice) : given;
            problems.add("corpus.fasta." + key + " = " + shown + ": must be left out with corpus.format = "
                    + RecordKey.word(corpus.format()) + "; it is for fasta");
        }
    }
}
