package dev.windrow.corpus;

import dev.windrow.config.CorpusSection.Fasta;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/**
 * What is marked on the sequences of a corpus. A row that cannot be read stops the job whatever
 * {@code corpus.on-bad-record} says: bases without their marks would be taken for unmarked ones.
 */
final class Annotations {
    private static final String KEY = "corpus.fasta.annotations";
    private static final String FASTA_FOLLOWS = "##FASTA";
    private static final int NAMES_SHOWN = 3;

    private final Map<String, List<Marks.Mark>> bySequence = new TreeMap<>();
    private final Fasta fasta;

    private Annotations(Fasta fasta) {
        this.fasta = fasta;
    }

    /** Reads all rows that count. */
    static Annotations read(Configuration configuration, Fasta fasta) throws IOException {
        Annotations annotations = new Annotations(fasta);
        if (!fasta.annotations().isEmpty()) {
            for (CorpusFile file : CorpusFiles.list(configuration, KEY, fasta.annotations())) {
                annotations.read(configuration, file);
            }
            if (annotations.bySequence.isEmpty()) {
                String type = fasta.feature().isEmpty() ? "" : " of type " + fasta.feature();
                throw new CorpusException(KEY + " = " + String.join(", ", fasta.annotations()) + ": has no rows" + type
                        + ": must mark something");
            }
        }
        return annotations;
    }

    /** Whether the job names none. */
    boolean isEmpty() {
        return bySequence.isEmpty();
    }

    /** What is marked on a sequence. */
    Marks of(String sequence) {
        return new Marks(new ArrayList<>(bySequence.getOrDefault(sequence, List.of())));
    }

    /** Throws {@link CorpusException} if nothing is marked on any of a file's sequences: then names do not match. */
    void requireKnown(Collection<String> sequences, String file) {
        if (!isEmpty() && sequences.stream().noneMatch(bySequence::containsKey)) {
            throw new CorpusException(file + ": has the sequences " + shown(sequences) + ", and " + KEY + " marks "
                    + shown(bySequence.keySet())
                    + ": column 1 there must be the word behind the > here, and mark one of them at least");
        }
    }

    private static String shown(Collection<String> names) {
        return names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))
                + (names.size() > NAMES_SHOWN ? ", …" : "");
    }

    private void read(Configuration configuration, CorpusFile file) throws IOException {
        AnnotationForm form = AnnotationForm.of(file.name());
        if (form == null) {
            throw new CorpusException(
                    KEY + " = " + file.path() + ": must end in .gff, .gff3 or .bed, which may be compressed");
        }
        long number = 0;
        try (Lines lines = Lines.open(configuration, file, 0)) {
            for (String line = lines.nextAsItIs();
                    line != null && !line.startsWith(FASTA_FOLLOWS);
                    line = lines.nextAsItIs()) {
                number++;
                if (!form.isComment(line)) {
                    add(form, line, file.path(), number);
                }
            }
        }
    }

    private void add(AnnotationForm form, String line, String file, long number) {
        AnnotationForm.Row row;
        try {
            row = form.row(line);
        } catch (IllegalArgumentException e) {
            throw new CorpusException(file + ", line " + number + ": " + e.getMessage(), e);
        }
        if (form == AnnotationForm.GFF
                && !fasta.feature().isEmpty()
                && !fasta.feature().equals(row.type())) {
            return;
        }
        String label =
                switch (fasta.label()) {
                    case STRAND -> row.strand();
                    case NAME -> row.type();
                };
        bySequence
                .computeIfAbsent(row.sequence(), sequence -> new ArrayList<>())
                .add(new Marks.Mark(row.from(), row.to(), label, form, file, number));
    }
}
