package dev.windrow.kernel;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;

/**
 * Some neighbouring features of a time-major block {@code [time][batch][stride]}: those from {@code offset} to
 * {@code offset + width} of every slot.
 */
record Lane(Block block, int stride, int offset, int width) {
    /** In which order the steps of a sequence are read. */
    enum Order {
        /** First to last. */
        AHEAD,
        /** Each row from its own last step to its first. */
        BACK
    }

    /** What happens to the numbers that stand in the target. */
    enum Mode {
        OVERWRITE,
        ADD
    }

    /** The whole of a block. */
    static Lane of(Block block, int features) {
        return new Lane(block, features, 0, features);
    }

    /** This lane becomes, or gains, {@code factor} times {@code from}; overwritten padded steps become zero. */
    void take(Lane from, Rows rows, Order order, Mode mode, double factor) {
        int batch = rows.batch();
        for (int row = 0; row < batch; row++) {
            int length = rows.length(row);
            for (int time = 0; time < rows.steps(); time++) {
                long target = (long) time * batch + row;
                if (time < length) {
                    int sourceTime =
                            switch (order) {
                                case AHEAD -> time;
                                case BACK -> length - 1 - time;
                            };
                    takeSlot(from, (long) sourceTime * batch + row, target, mode, factor);
                } else if (mode == Mode.OVERWRITE) {
                    block.slice(target * stride + offset, width).clear();
                }
            }
        }
    }

    private void takeSlot(Lane from, long source, long target, Mode mode, double factor) {
        long sourceAt = source * from.stride + from.offset;
        long targetAt = target * stride + offset;
        if (mode == Mode.OVERWRITE && factor == 1) {
            block.slice(targetAt, width).copyFrom(from.block.slice(sourceAt, width));
            return;
        }
        switch (block.precision()) {
            case FLOAT32 -> {
                FloatIndexer read = FloatIndexer.create((FloatPointer) from.block.pointer());
                FloatIndexer write = FloatIndexer.create((FloatPointer) block.pointer());
                for (int feature = 0; feature < width; feature++) {
                    float kept = mode == Mode.ADD ? write.get(targetAt + feature) : 0;
                    write.put(targetAt + feature, kept + (float) factor * read.get(sourceAt + feature));
                }
            }
            case FLOAT64 -> {
                DoubleIndexer read = DoubleIndexer.create((DoublePointer) from.block.pointer());
                DoubleIndexer write = DoubleIndexer.create((DoublePointer) block.pointer());
                for (int feature = 0; feature < width; feature++) {
                    double kept = mode == Mode.ADD ? write.get(targetAt + feature) : 0;
                    write.put(targetAt + feature, kept + factor * read.get(sourceAt + feature));
                }
            }
        }
    }
}
