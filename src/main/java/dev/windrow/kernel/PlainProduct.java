package dev.windrow.kernel;

/**
 * Products of matrices whose rows are Java arrays, in float32, added to what stands in the target.
 *
 * <p>Each row of the target gains multiples of the right matrix's rows (axpy), because C2 vectorises such a loop and no
 * sum over floats, whose order it must keep. Two rows of the target and three of the right matrix are worked on at
 * once, so that a number loaded is used more than once; all arrays share one index, without which C2 of Java 17
 * vectorises nothing. Every number is summed up in the order of the inner index, whatever the blocks are.
 */
final class PlainProduct {
    /** Columns of a block: rows of this length stay in the first cache. */
    private static final int COLUMNS = 256;

    /** Inner indices of a block, a multiple of three. */
    private static final int DEPTH = 24;

    private PlainProduct() {}

    /** A run of indices, {@code to} excluded. */
    record Range(int from, int to) {}

    /** {@code to[s][j]} += Σ over {@code inner} k of {@code left[s][k] · right[k][j]}, for j of {@code columns}. */
    static void add(float[][] left, Range inner, float[][] right, Range columns, float[][] to, ActiveSlots.Span slots) {
        float[] spare = slots.size() % 2 == 0 ? null : new float[columns.to];
        for (int column = columns.from; column < columns.to; column += COLUMNS) {
            int columnEnd = Math.min(column + COLUMNS, columns.to);
            for (int k = inner.from; k < inner.to; k += DEPTH) {
                int end = Math.min(k + DEPTH, inner.to);
                for (int i = 0; i < slots.size(); i += 2) {
                    int first = slots.at(i);
                    boolean pair = i + 1 < slots.size();
                    int second = pair ? slots.at(i + 1) : first;
                    addBlock(
                            left[first],
                            left[second],
                            k,
                            end,
                            right,
                            to[first],
                            pair ? to[second] : spare,
                            column,
                            columnEnd);
                }
            }
        }
    }

    private static void addBlock(
            float[] x, float[] y, int from, int end, float[][] right, float[] c, float[] d, int column, int columnEnd) {
        int k = from;
        for (; k + 2 < end; k += 3) {
            addThree(
                    c,
                    d,
                    right[k],
                    right[k + 1],
                    right[k + 2],
                    x[k],
                    x[k + 1],
                    x[k + 2],
                    y[k],
                    y[k + 1],
                    y[k + 2],
                    column,
                    columnEnd);
        }
        for (; k < end; k++) {
            addOne(c, d, right[k], x[k], y[k], column, columnEnd);
        }
    }

    /** {@code to[i][j]} += Σ over slots s of {@code left[s][i] · right[s][j]}, for i of {@code rows}. */
    static void addTransposed(
            float[][] left, Range rows, float[][] right, Range columns, float[][] to, ActiveSlots.Span slots) {
        float[] spare = (rows.to - rows.from) % 2 == 0 ? null : new float[columns.to];
        for (int column = columns.from; column < columns.to; column += COLUMNS) {
            int columnEnd = Math.min(column + COLUMNS, columns.to);
            for (int k = 0; k < slots.size(); k += DEPTH) {
                int end = Math.min(k + DEPTH, slots.size());
                for (int i = rows.from; i < rows.to; i += 2) {
                    boolean pair = i + 1 < rows.to;
                    addTransposedBlock(
                            left,
                            i,
                            pair ? i + 1 : i,
                            slots,
                            k,
                            end,
                            right,
                            to[i],
                            pair ? to[i + 1] : spare,
                            column,
                            columnEnd);
                }
            }
        }
    }

    private static void addTransposedBlock(
            float[][] left,
            int i,
            int next,
            ActiveSlots.Span slots,
            int from,
            int end,
            float[][] right,
            float[] c,
            float[] d,
            int column,
            int columnEnd) {
        int k = from;
        for (; k + 2 < end; k += 3) {
            int s = slots.at(k);
            int t = slots.at(k + 1);
            int u = slots.at(k + 2);
            addThree(
                    c,
                    d,
                    right[s],
                    right[t],
                    right[u],
                    left[s][i],
                    left[t][i],
                    left[u][i],
                    left[s][next],
                    left[t][next],
                    left[u][next],
                    column,
                    columnEnd);
        }
        for (; k < end; k++) {
            int s = slots.at(k);
            addOne(c, d, right[s], left[s][i], left[s][next], column, columnEnd);
        }
    }

    private static void addThree(
            float[] c,
            float[] d,
            float[] b0,
            float[] b1,
            float[] b2,
            float x0,
            float x1,
            float x2,
            float y0,
            float y1,
            float y2,
            int from,
            int to) {
        for (int j = from; j < to; j++) {
            c[j] = PlainMath.multiplyAdd(
                    x2, b2[j], PlainMath.multiplyAdd(x1, b1[j], PlainMath.multiplyAdd(x0, b0[j], c[j])));
            d[j] = PlainMath.multiplyAdd(
                    y2, b2[j], PlainMath.multiplyAdd(y1, b1[j], PlainMath.multiplyAdd(y0, b0[j], d[j])));
        }
    }

    private static void addOne(float[] c, float[] d, float[] b, float x, float y, int from, int to) {
        for (int j = from; j < to; j++) {
            c[j] = PlainMath.multiplyAdd(x, b[j], c[j]);
            d[j] = PlainMath.multiplyAdd(y, b[j], d[j]);
        }
    }
}
