package dev.windrow.corpus;

import java.io.Serializable;

/** Which records belong to a split: by a record's id, or by the value of the column named instead of it. */
sealed interface RecordFilter extends Serializable permits HashFilter, NamedFilter {
    RecordFilter ALL = new HashFilter(0, 0, 1);

    /**
     * Whether the record is accepted.
     *
     * @param key the record's id, or the value of the column
     * @throws IllegalArgumentException saying what would be right if the value says nothing
     */
    boolean accepts(String key);

    /** Whether a record that cannot be read, and so has neither id nor columns, is counted here; it is in one split. */
    boolean acceptsUnreadable(String place);

    /** Whether it is the filter of all records. */
    boolean acceptsAll();
}
