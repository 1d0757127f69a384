package dev.windrow.corpus;

import dev.windrow.config.CorpusSection.Fasta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What is marked on one sequence, read from its beginning to its end. */
final class Marks {
    private static final String BOTH = "&";

    private final List<Mark> marks;
    private final List<Mark> open = new ArrayList<>();
    private final Map<String, String> joined = new HashMap<>();
    private int next;

    /**
     * A marked stretch.
     *
     * @param from the first base, from 0
     * @param to the base behind the last
     * @param form how its file counts
     * @param file the file that says so, and the line in it
     */
    record Mark(long from, long to, String label, AnnotationForm form, String file, long line) {}

    /** Of one sequence, in any order; the list is kept and sorted. */
    Marks(List<Mark> marks) {
        this.marks = marks;
        marks.sort(Comparator.comparingLong(Mark::from));
    }

    /**
     * A label for each base of a stretch behind those asked for before: that of the mark on it, those of different
     * marks joined in order, or {@link Fasta#UNMARKED}.
     */
    List<String> labels(long from, int length) {
        long to = from + length;
        open.removeIf(mark -> mark.to <= from);
        for (; next < marks.size() && marks.get(next).from < to; next++) {
            if (marks.get(next).to > from) {
                open.add(marks.get(next));
            }
        }
        String[] labels = new String[length];
        Arrays.fill(labels, Fasta.UNMARKED);
        for (Mark mark : open) {
            int end = (int) (Math.min(mark.to, to) - from);
            for (int k = (int) Math.max(0, mark.from - from); k < end; k++) {
                labels[k] = joined(labels[k], mark.label);
            }
        }
        return Arrays.asList(labels);
    }

    private String joined(String label, String further) {
        if (label.equals(Fasta.UNMARKED) || label.equals(further)) {
            return further;
        }
        return joined.computeIfAbsent(label + BOTH + further, both -> {
            String[] parts = both.split(BOTH);
            return String.join(BOTH, new TreeSet<>(Arrays.asList(parts)));
        });
    }

    /**
     * Throws {@link CorpusException} if something is marked behind a sequence's end.
     *
     * @param sequence its id and file, for the message
     */
    void requireWithin(long length, String sequence) {
        for (Mark mark : marks) {
            if (mark.to > length) {
                throw new CorpusException(mark.file + ", line " + mark.line + ": marks bases "
                        + mark.form.shown(mark.from, mark.to) + " of " + sequence + ", which has " + length
                        + ": must lie within it; are both of the same release?");
            }
        }
    }
}
