package dev.windrow.corpus;

import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.RawRecord;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** The last examples before a place of a file, which a series' first window behind it looks back at. */
final class Lead {
    private static final long FIRST_BYTES = 64L << 10;
    private static final int FACTOR = 4;

    private final Configuration configuration;
    private final Recipe recipe;
    private final Records records;

    Lead(Configuration configuration, Recipe recipe) {
        this.configuration = configuration;
        this.recipe = recipe;
        records = new Records(configuration, recipe.corpus());
    }

    /**
     * As many as the recipe asks for, or all there are; records that cannot be used fail or are left out as the job
     * says, without being counted here, for they are where they stand.
     *
     * @param end the byte that the examples begin before
     */
    List<Example> before(CorpusFile file, long end) throws IOException {
        List<Example> last = List.of();
        long bytes = FIRST_BYTES;
        long start = end;
        while (start > 0 && last.size() < recipe.lead()) {
            start = Math.max(0, end - bytes);
            last = last(new Slice(file, start, end));
            bytes *= FACTOR;
        }
        return last;
    }

    private List<Example> last(Slice slice) throws IOException {
        BadRecords bad = new BadRecords(configuration, recipe.corpus().onBadRecord());
        Deque<Example> last = new ArrayDeque<>();
        try (SliceRecords own = new SliceRecords(records, slice, RecordFilter.ALL, bad)) {
            for (RawRecord record = own.next(); record != null; record = own.next()) {
                try {
                    last.add(recipe.example(record));
                } catch (BadRecordException e) {
                    bad.found(e);
                }
                if (last.size() > recipe.lead()) {
                    last.remove();
                }
            }
        }
        return new ArrayList<>(last);
    }
}
