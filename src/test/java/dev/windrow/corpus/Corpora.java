package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Columns;
import dev.windrow.config.CorpusSection.Fasta;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.config.CorpusSection.OnBadRecord;
import dev.windrow.config.CorpusSection.Unit;
import dev.windrow.config.VectorsSection;
import java.lang.reflect.RecordComponent;
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
        return with(from, "onBadRecord", onBadRecord);
    }

    static CorpusSection with(CorpusSection from, Columns columns) {
        return with(from, "columns", columns);
    }

    static CorpusSection with(CorpusSection from, Unit unit) {
        return with(from, "unit", unit);
    }

    static CorpusSection with(CorpusSection from, CorpusSection.Split split) {
        return with(from, "split", split);
    }

    static CorpusSection with(CorpusSection from, Fasta fasta) {
        return with(from, "fasta", fasta);
    }

    static CorpusSection with(CorpusSection from, VectorsSection vectors) {
        return with(from, "vectors", vectors);
    }

    static CorpusSection withoutHeader(CorpusSection from) {
        return with(from, "header", false);
    }

    static CorpusSection withPaths(CorpusSection from, List<String> valid, List<String> test) {
        return with(with(from, "valid", valid), "test", test);
    }

    /** The section with one key of another value. */
    private static CorpusSection with(CorpusSection from, String key, Object value) {
        RecordComponent[] components = CorpusSection.class.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        try {
            for (int k = 0; k < components.length; k++) {
                types[k] = components[k].getType();
                values[k] = components[k].getName().equals(key)
                        ? value
                        : components[k].getAccessor().invoke(from);
            }
            return CorpusSection.class.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(key + " = " + value, e);
        }
    }
}
