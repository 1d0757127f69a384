package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.SeriesSection;
import dev.windrow.config.VectorsSection.Missing;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Cuts the rows of a series into windows of what was, as inputs, and of what came then, as targets. A window belongs
 * where all of its targets stand: what was may reach back over the beginning of a split, what came never lies in two.
 * Holds the rows of one window.
 */
final class SeriesCutter implements ExampleCutter {
    private static final int SECONDS = 60;

    private record Row(String id, float[] inputs, float[] targets) {}

    private final Encoding encoding;
    private final SeriesLayout layout;
    private final SeriesSection series;
    private final boolean fills;
    private final int stride;
    private final SeriesTime times;
    private final Deque<Row> rows = new ArrayDeque<>();
    /** Rows at the front that stand before the slice. */
    private int before;

    private long taken;
    /** Seconds since 1970 of the row before; the least number if there is none. */
    private long last = Long.MIN_VALUE;

    /** @param stride rows from one window to the next */
    SeriesCutter(Encoding encoding, CorpusSection corpus, int stride) {
        this.encoding = encoding;
        this.stride = stride;
        layout = SeriesLayout.of(corpus, encoding);
        series = corpus.vectors().series();
        fills = corpus.vectors().missing() == Missing.LAST;
        times = new SeriesTime(series);
    }

    @Override
    public void lead(Example example) {
        take(example, window -> {});
        before = rows.size();
    }

    @Override
    public void cut(Example example, Consumer<Window> sink) {
        take(example, sink);
    }

    private void take(Example example, Consumer<Window> sink) {
        int width = encoding.inputScale().width();
        if (example.inputVectors().width() != width || example.length() != 1) {
            throw new BadRecordException(
                    example.source(),
                    "has " + example.inputVectors().values().length + " values: must have " + width
                            + ", as the training data");
        }
        fill(example, sink);
        add(example.id(), encoding.inputScale().normal(example.inputVectors()).values(), sink);
    }

    /** Looks at the time since the row before, and puts rows where some are missing. */
    private void fill(Example example, Consumer<Window> sink) {
        if (series.time().isEmpty()) {
            return;
        }
        long now = times.of(example.source(), example.id()).toEpochSecond();
        long since = last;
        last = now;
        long step = (long) series.minutes() * SECONDS;
        if (since == Long.MIN_VALUE) {
            return;
        }
        if (now <= since) {
            restart();
            throw new BadRecordException(
                    example.source(), "is of " + example.id() + ", not after the row before it: rows must be in order");
        }
        if (step == 0 || now - since == step) {
            return;
        }
        if (!fills || (now - since) % step != 0) {
            restart();
            throw new BadRecordException(
                    example.source(),
                    "is of " + example.id() + ", " + (now - since) / SECONDS
                            + " minutes after the row before it: must be "
                            + series.minutes() + " (corpus.vectors.series.minutes)"
                            + (fills
                                    ? " or a multiple of it"
                                    : "; corpus.vectors.missing: last puts the missing rows there"));
        }
        int missing = layout.history() + layout.horizon();
        for (long gap = (now - since) / step - 1; gap > 0 && missing > 0; gap--, missing--) {
            add(example.id(), absent(), sink);
        }
    }

    private void restart() {
        rows.clear();
        before = 0;
    }

    /** A row of which nothing is known but that it is missing. */
    private float[] absent() {
        Vectors vector = Vectors.zeros(encoding.inputScale().width(), 1);
        int numbers = (vector.width() - SeriesTime.width(series)) / 2;
        for (int k = 0; k < vector.width(); k++) {
            boolean isMark = k >= numbers && k < 2 * numbers;
            vector.values()[k] = isMark ? encoding.inputScale().columns().get(k).normal(1) : Float.NaN;
        }
        return vector.values();
    }

    private void add(String id, float[] normal, Consumer<Window> sink) {
        float[] targets = new float[layout.targets()];
        for (int k = 0; k < targets.length; k++) {
            targets[k] = normal[layout.places().get(k)];
        }
        Row previous = rows.peekLast();
        for (int k = 0; k < normal.length; k++) {
            if (Float.isNaN(normal[k])) {
                normal[k] = previous == null ? 0 : previous.inputs[k];
            }
        }
        rows.add(new Row(id, normal, targets));
        if (rows.size() > layout.history() + layout.horizon()) {
            rows.remove();
            before--;
        }
        taken++;
        if (rows.size() == layout.history() + layout.horizon() && before <= layout.history() && taken % stride == 0) {
            sink.accept(window());
        }
    }

    private Window window() {
        int width = encoding.inputScale().width();
        float[] inputs = new float[layout.history() * width];
        float[] targets = new float[layout.horizon() * layout.targets()];
        String id = "";
        int place = 0;
        for (Row row : rows) {
            if (place < layout.history()) {
                System.arraycopy(row.inputs, 0, inputs, place * width, width);
                id = row.id;
            } else {
                int from = (place - layout.history()) * layout.targets();
                System.arraycopy(row.targets, 0, targets, from, layout.targets());
                for (int k = 0; layout.changes() && k < layout.targets(); k++) {
                    targets[from + k] -= inputs[
                            (layout.history() - 1) * width + layout.places().get(k)];
                }
            }
            place++;
        }
        return new Window(
                id, 0, new int[0], new int[0], new int[0][], new Vectors(width, inputs), Vectors.one(targets));
    }

    @Override
    public void end(Consumer<Window> sink) {
        restart();
        taken = 0;
        last = Long.MIN_VALUE;
    }
}
