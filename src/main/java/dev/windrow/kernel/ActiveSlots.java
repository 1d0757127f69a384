package dev.windrow.kernel;

/**
 * The slots of a batch that hold a real step, in order of time. Slot {@code time * batch + row}; padded ones are left
 * out, so that whatever stands there enters no sum.
 */
final class ActiveSlots {
    private final int[] slots;
    private final int[] starts;

    ActiveSlots(Rows rows) {
        this.slots = new int[Math.toIntExact(rows.slots())];
        this.starts = new int[rows.steps() + 1];
        int count = 0;
        for (int time = 0; time < rows.steps(); time++) {
            starts[time] = count;
            for (int row = 0; row < rows.batch(); row++) {
                if (time < rows.length(row)) {
                    slots[count++] = time * rows.batch() + row;
                }
            }
        }
        starts[rows.steps()] = count;
    }

    /** Those of one step. */
    Span at(int time) {
        return new Span(slots, starts[time], starts[time + 1]);
    }

    /** All of them. */
    Span all() {
        return new Span(slots, 0, starts[starts.length - 1]);
    }

    /** Some slots, one after another. */
    @SuppressWarnings("ArrayRecordComponent") // a view inside this package, never compared
    record Span(int[] slots, int from, int to) {
        int size() {
            return to - from;
        }

        int at(int i) {
            return slots[from + i];
        }
    }
}
