package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.RawVectors;
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
    /** In the scale of the training data, still in double precision: changes are between near values. */
    private record Row(String id, double[] inputs, double[] targets) {}

    private final Encoding encoding;
    private final SeriesLayout layout;
    private final int stride;
    private final SeriesOrder order;
    private final Deque<Row> rows = new ArrayDeque<>();
    /** Rows at the front that stand before the slice. */
    private int before;

    private long taken;

    /** @param stride rows from one window to the next */
    SeriesCutter(Encoding encoding, CorpusSection corpus, int stride) {
        this.encoding = encoding;
        this.stride = stride;
        layout = SeriesLayout.of(corpus, encoding);
        order = new SeriesOrder(corpus);
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
        try {
            order.take(example, row -> add(row.id(), exact(row.inputVectors()), sink));
        } catch (BadRecordException e) {
            restart();
            throw e;
        }
    }

    private double[] exact(RawVectors row) {
        double[] normal = new double[row.width()];
        for (int k = 0; k < normal.length; k++) {
            normal[k] = encoding.inputScale().columns().get(k).exact(row.at(0, k));
        }
        return normal;
    }

    private void restart() {
        rows.clear();
        before = 0;
    }

    private void add(String id, double[] normal, Consumer<Window> sink) {
        double[] targets = new double[layout.targets()];
        for (int k = 0; k < targets.length; k++) {
            targets[k] = normal[layout.places().get(k)];
        }
        Row previous = rows.peekLast();
        for (int k = 0; k < normal.length; k++) {
            if (Double.isNaN(normal[k])) {
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
        double[] known = new double[0];
        for (Row row : rows) {
            if (place < layout.history()) {
                for (int k = 0; k < width; k++) {
                    inputs[place * width + k] = (float) row.inputs[k];
                }
                known = row.inputs;
                id = row.id;
            } else {
                int from = (place - layout.history()) * layout.targets();
                for (int k = 0; k < layout.targets(); k++) {
                    double base = layout.changes() ? known[layout.places().get(k)] : 0;
                    targets[from + k] = (float) (row.targets[k] - base);
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
        order.end();
    }
}
