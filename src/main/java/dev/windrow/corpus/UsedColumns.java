package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.VectorsSection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.Nullable;

/** The columns of a table that a job reads. */
final class UsedColumns {
    private final Set<String> names = new HashSet<>();
    private final boolean all;

    UsedColumns(CorpusSection corpus) {
        CorpusSection.Columns columns = corpus.columns();
        add(columns.text());
        add(columns.label());
        add(columns.token());
        add(columns.id());
        add(columns.source());
        add(columns.target());
        add(corpus.split().by());
        @Nullable VectorsSection vectors = corpus.vectors();
        all = vectors != null && vectors.columns().isEmpty();
        if (vectors != null) {
            names.addAll(vectors.columns());
            add(vectors.sequence());
            add(vectors.series() == null ? "" : vectors.series().time());
        }
    }

    private void add(@Nullable String column) {
        if (!Columns.isAbsent(column)) {
            names.add(column);
        }
    }

    /** Whether a job reads a column of that name, or all that there are. */
    boolean hold(String column) {
        return all || names.contains(column);
    }

    /** Whether a job names a column of that name. */
    boolean name(String column) {
        return names.contains(column);
    }

    /**
     * Refuses a table that names a column twice which a job reads; of others no value is looked at.
     *
     * @param where the file, and the line of the names
     * @throws CorpusException with both places
     */
    void requireOnce(String where, List<String> header) {
        for (int column = 0; column < header.size(); column++) {
            int first = header.indexOf(header.get(column));
            if (first < column && hold(header.get(column))) {
                throw new CorpusException(where + ": names the column '" + header.get(column) + "' twice, in fields "
                        + (first + 1) + " and " + (column + 1) + " of " + header
                        + ": a column that is read must have a name of its own");
            }
        }
    }
}
