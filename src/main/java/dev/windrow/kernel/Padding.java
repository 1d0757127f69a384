package dev.windrow.kernel;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;

/** What padded steps and rows that end early need, on time-major blocks of floats {@code [time][batch][feature]}. */
final class Padding {
    private Padding() {}

    /** Overwrites the padded steps with zero. */
    static void clear(Block block, Rows rows, int features) {
        int batch = rows.batch();
        for (int row = 0; row < batch; row++) {
            for (int time = rows.length(row); time < rows.steps(); time++) {
                block.slice(((long) time * batch + row) * features, features).clear();
            }
        }
    }

    /**
     * Copies each row's own last output into {@code end}, which a row without steps leaves untouched.
     *
     * @param end {@code [batch][unit]}
     */
    static void gatherEnd(Block outputs, Rows rows, int units, Block end) {
        for (int row = 0; row < rows.batch(); row++) {
            if (rows.length(row) > 0) {
                end.slice((long) row * units, units).copyFrom(outputs.slice(lastSlot(rows, row) * units, units));
            }
        }
    }

    /** Adds the gradient of each row's end to that of its own last output, where it has one. */
    static void addEnd(Block endGradient, Rows rows, int units, Block outputGradient) {
        for (int row = 0; row < rows.batch(); row++) {
            if (rows.length(row) > 0) {
                add(
                        endGradient.slice((long) row * units, units),
                        outputGradient.slice(lastSlot(rows, row) * units, units));
            }
        }
    }

    /** A row without steps hands its end state's gradient straight to its initial state. */
    static void addEmpty(Block endGradient, Rows rows, int units, Block initialGradient) {
        for (int row = 0; row < rows.batch(); row++) {
            if (rows.length(row) == 0) {
                add(endGradient.slice((long) row * units, units), initialGradient.slice((long) row * units, units));
            }
        }
    }

    /**
     * Copies {@code count} rows of {@code width} floats between blocks whose rows are further apart or closer together.
     */
    static void copyRows(Block from, int fromStride, Block to, int toStride, long count, int width) {
        FloatIndexer source = floats(from);
        FloatIndexer target = floats(to);
        for (long row = 0; row < count; row++) {
            for (int column = 0; column < width; column++) {
                target.put(row * toStride + column, source.get(row * fromStride + column));
            }
        }
    }

    /** Turns the sign of the first {@code count} floats. */
    static void negate(Block block, long count) {
        FloatIndexer numbers = floats(block);
        for (long i = 0; i < count; i++) {
            numbers.put(i, -numbers.get(i));
        }
    }

    static FloatIndexer floats(Block block) {
        return FloatIndexer.create((FloatPointer) block.pointer());
    }

    private static void add(Block from, Block to) {
        FloatIndexer source = floats(from);
        FloatIndexer target = floats(to);
        for (long i = 0; i < from.size(); i++) {
            target.put(i, target.get(i) + source.get(i));
        }
    }

    private static long lastSlot(Rows rows, int row) {
        return (rows.length(row) - 1L) * rows.batch() + row;
    }
}
