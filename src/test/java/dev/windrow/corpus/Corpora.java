package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Columns;
import dev.windrow.config.CorpusSection.Fasta;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.config.CorpusSection.OnBadRecord;
import dev.windrow.config.CorpusSection.Unit;
import dev.windrow.config.VectorsSection;
import java.util.List;

/** Corpus sections as job files would give them. */
final class Corpora {
    static final Columns COLUMNS = new Columns("text", "label", "", "", "", "");

    private static final Fasta UNMARKED = new Fasta(List.of(), "", Fasta.Label.STRAND, 10_000);

    private Corpora() {}

    /** Training data alone, each line a sequence, nothing cut off for validation or test. */
    static CorpusSection of(Format format, String... train) {
        return new CorpusSection(
                format,
                List.of(train),
                List.of(),
                List.of(),
                COLUMNS,
                ",",
                true,
                Unit.LINE,
                new CorpusSection.Split(CorpusSection.Split.Method.HASH, 0, 0, 1, ""),
                OnBadRecord.FAIL,
                UNMARKED);
    }

    static CorpusSection with(CorpusSection from, OnBadRecord onBadRecord) {
        return new CorpusSection(
                from.format(),
                from.train(),
                from.valid(),
                from.test(),
                from.columns(),
                from.delimiter(),
                from.header(),
                from.unit(),
                from.split(),
                onBadRecord,
                from.fasta());
    }

    static CorpusSection with(CorpusSection from, Columns columns) {
        return new CorpusSection(
                from.format(),
                from.train(),
                from.valid(),
                from.test(),
                columns,
                from.delimiter(),
                from.header(),
                from.unit(),
                from.split(),
                from.onBadRecord(),
                from.fasta());
    }

    static CorpusSection with(CorpusSection from, Unit unit) {
        return new CorpusSection(
                from.format(),
                from.train(),
                from.valid(),
                from.test(),
                from.columns(),
                from.delimiter(),
                from.header(),
                unit,
                from.split(),
                from.onBadRecord(),
                from.fasta());
    }

    static CorpusSection with(CorpusSection from, CorpusSection.Split split) {
        return new CorpusSection(
                from.format(),
                from.train(),
                from.valid(),
                from.test(),
                from.columns(),
                from.delimiter(),
                from.header(),
                from.unit(),
                split,
                from.onBadRecord(),
                from.fasta());
    }

    static CorpusSection withoutHeader(CorpusSection from) {
        return new CorpusSection(
                from.format(),
                from.train(),
                from.valid(),
                from.test(),
                from.columns(),
                from.delimiter(),
                false,
                from.unit(),
                from.split(),
                from.onBadRecord(),
                from.fasta());
    }

    static CorpusSection withPaths(CorpusSection from, List<String> valid, List<String> test) {
        return new CorpusSection(
                from.format(),
                from.train(),
                valid,
                test,
                from.columns(),
                from.delimiter(),
                from.header(),
                from.unit(),
                from.split(),
                from.onBadRecord(),
                from.fasta());
    }

    static CorpusSection with(CorpusSection from, Fasta fasta) {
        return new CorpusSection(
                from.format(),
                from.train(),
                from.valid(),
                from.test(),
                from.columns(),
                from.delimiter(),
                from.header(),
                from.unit(),
                from.split(),
                from.onBadRecord(),
                fasta);
    }

    static CorpusSection with(CorpusSection from, VectorsSection vectors) {
        return new CorpusSection(
                from.format(),
                from.train(),
                from.valid(),
                from.test(),
                from.columns(),
                from.delimiter(),
                from.header(),
                from.unit(),
                from.split(),
                from.onBadRecord(),
                from.fasta(),
                vectors,
                from.sound(),
                from.roll(),
                from.generate());
    }
}
