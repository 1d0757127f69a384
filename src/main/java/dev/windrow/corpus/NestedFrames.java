package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.VectorsSection;
import dev.windrow.sequence.BadRecordException;
import javax.annotation.Nullable;

/**
 * Columns that hold a sequence as an array of frames, each an array of {@code corpus.vectors.frame} numbers; read as
 * all numbers one after the other.
 */
final class NestedFrames {
    @Nullable
    private final VectorsSection vectors;

    private final CorpusSection.Columns columns;

    NestedFrames(CorpusSection corpus) {
        vectors = corpus.vectors();
        columns = corpus.columns();
    }

    /** Whether arrays in a column's array are frames. */
    boolean holds(String column) {
        if (vectors == null || vectors.frame() == 0) {
            return false;
        }
        return vectors.columns().isEmpty()
                ? !column.equals(columns.label()) && !column.equals(columns.id())
                : vectors.columns().contains(column);
    }

    /**
     * Throws {@link BadRecordException} if a frame, counted from 1, is of another width.
     *
     * @param place where the record stands
     */
    void requireWidth(String place, String column, int frame, int numbers) {
        if (vectors != null && numbers != vectors.frame()) {
            throw new BadRecordException(
                    place,
                    "has " + numbers + " numbers in frame " + frame + " of the column '" + column + "': must have "
                            + vectors.frame() + " (corpus.vectors.frame)");
        }
    }
}
