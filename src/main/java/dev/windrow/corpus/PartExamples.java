package dev.windrow.corpus;

import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.RawRecord;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/** Goes through the examples of a part, slice by slice. */
final class PartExamples {
    private final Configuration configuration;
    private final Recipe recipe;
    private final Records records;
    private final RecordFilter filter;
    private final BadRecords badRecords;

    PartExamples(Configuration configuration, Recipe recipe, RecordFilter filter) {
        this.configuration = configuration;
        this.recipe = recipe;
        this.records = new Records(configuration, recipe.corpus());
        this.filter = filter;
        badRecords = new BadRecords(configuration, recipe.corpus().onBadRecord());
    }

    /**
     * Hands on each example; one that the sink refuses with a {@link BadRecordException} is a bad record, so the sink
     * must refuse before it keeps anything.
     *
     * @return how many were handed on
     */
    long forEach(Part part, Consumer<Example> sink, Runnable endOfSlice) throws IOException {
        return forEach(part, before -> {}, sink, endOfSlice);
    }

    /** As above, having handed on first what each slice needs of the examples before it; those are not counted. */
    long forEach(Part part, Consumer<Example> lead, Consumer<Example> sink, Runnable endOfSlice) throws IOException {
        long count = 0;
        for (Slice slice : part.slices()) {
            if (recipe.lead() > 0) {
                for (Example before : new Lead(configuration, recipe).before(slice.file(), slice.start())) {
                    takeBefore(before, lead);
                }
            }
            try (SliceRecords own = new SliceRecords(records, slice, filter, badRecords)) {
                for (RawRecord record = own.next(); record != null; record = own.next()) {
                    count += accept(record, sink);
                }
            }
            endOfSlice.run();
        }
        return count;
    }

    private static void takeBefore(Example example, Consumer<Example> lead) {
        try {
            lead.accept(example);
        } catch (BadRecordException e) {
            // It is told of where it stands itself.
        }
    }

    private int accept(RawRecord record, Consumer<Example> sink) {
        try {
            sink.accept(recipe.example(record));
            return 1;
        } catch (BadRecordException e) {
            badRecords.found(e);
            return 0;
        }
    }

    BadRecords badRecords() {
        return badRecords;
    }
}
