package dev.windrow.kernel;

/**
 * Attention by dot products (Luong et al. 2015, "Effective Approaches to Attention-based Neural Machine Translation",
 * equations 7 and 8), for all steps of all rows at once. Of a row with queries q_t, keys k_s and values v_s:
 *
 * <pre>
 *   a_ts = exp(q_t · k_s) / Σ_s' exp(q_t · k_s')        c_t = Σ_s a_ts v_s
 * </pre>
 *
 * <p>Only a row's own steps are computed, so padding changes no number: contexts and errors are zero there. Keeps what
 * the way back needs; for one thread at a time.
 */
public final class DotAttention {
    private final GrowingBlock weightMemory;
    private final GrowingBlock errorMemory;
    private Side queries;
    private Side keys;
    private Side values;
    private Block weights;

    /**
     * Sequences of a batch.
     *
     * @param rows how long each is
     * @param features numbers a step
     * @param block {@code [time][batch][feature]}
     */
    public record Side(Rows rows, int features, Block block) {
        /** Checks that the block is as large as said. */
        public Side {
            block.require(
                    block.precision(),
                    rows.slots() * features,
                    "steps " + rows.steps() + " x batch " + rows.batch() + " x features " + features);
        }

        /** The real steps of a row, features by steps. */
        Panel panel(int row) {
            return new Panel(
                    block,
                    (long) row * features,
                    features,
                    rows.length(row),
                    Math.multiplyExact(features, rows.batch()));
        }
    }

    /** What it takes for such queries and keys: the weights of all pairs, and their errors. */
    public static KernelMemory memory(Precision precision, Rows queries, Rows keys) {
        return KernelMemory.ofBlocks(precision, Math.multiplyExact(2 * queries.slots(), (long) keys.steps()));
    }

    /** Attention in a precision. */
    public DotAttention(Precision precision) {
        weightMemory = new GrowingBlock(precision);
        errorMemory = new GrowingBlock(precision);
    }

    /**
     * Computes contexts, and keeps what {@link #backward} and {@link #attended} need.
     *
     * @param asking queries, with as many features as keys; not modified and kept until the way back
     * @param known keys, of the same batch; the same
     * @param told values, with the rows of the keys; the same
     * @param contexts {@code [query time][batch][value feature]}, overwritten
     */
    public void forward(Side asking, Side known, Side told, Block contexts) {
        if (asking.features != known.features || asking.rows.batch() != known.rows.batch()) {
            throw new IllegalArgumentException("queries of batch " + asking.rows.batch() + " x features "
                    + asking.features + ", keys of batch " + known.rows.batch() + " x features " + known.features
                    + ": must be equal");
        }
        queries = asking;
        keys = known;
        values = told;
        weights = weightMemory.first(asking.rows.slots() * known.rows.steps());
        Side answers = new Side(asking.rows, told.features, contexts);
        contexts.clear();
        for (int row = 0; row < asking.rows.batch(); row++) {
            Panel shares = shares(weights, row);
            Panel.multiply(known.panel(row).turned(), asking.panel(row), shares);
            softmax(shares);
            Panel.multiply(told.panel(row), shares, answers.panel(row));
        }
    }

    /** What each query of a row gives each key, keys by queries. */
    private Panel shares(Block all, int row) {
        int steps = keys.rows.length(row);
        long from = (long) row * queries.rows.steps() * keys.rows.steps();
        return new Panel(all, from, steps, queries.rows.length(row), Math.max(1, steps));
    }

    private static void softmax(Panel panel) {
        double[] shares = panel.read();
        for (int from = 0; from < shares.length; from += panel.height()) {
            double most = Double.NEGATIVE_INFINITY;
            for (int k = from; k < from + panel.height(); k++) {
                most = Math.max(most, shares[k]);
            }
            double sum = 0;
            for (int k = from; k < from + panel.height(); k++) {
                shares[k] = Math.exp(shares[k] - most);
                sum += shares[k];
            }
            for (int k = from; k < from + panel.height(); k++) {
                shares[k] /= sum;
            }
        }
        panel.write(shares);
    }

    /**
     * Computes the errors of the last {@link #forward}; zero at padded steps.
     *
     * @param contextErrors {@code [query time][batch][value feature]}, not modified
     * @param queryErrors as the queries, overwritten
     * @param keyErrors as the keys, overwritten
     * @param valueErrors as the values, overwritten
     */
    public void backward(Block contextErrors, Block queryErrors, Block keyErrors, Block valueErrors) {
        Side contexts = new Side(queries.rows, values.features, contextErrors);
        Side toQueries = new Side(queries.rows, queries.features, queryErrors);
        Side toKeys = new Side(keys.rows, keys.features, keyErrors);
        Side toValues = new Side(values.rows, values.features, valueErrors);
        Block scratch = errorMemory.first(weights.size());
        queryErrors.clear();
        keyErrors.clear();
        valueErrors.clear();
        for (int row = 0; row < queries.rows.batch(); row++) {
            Panel shares = shares(weights, row);
            Panel errors = shares(scratch, row);
            Panel.multiply(contexts.panel(row), shares.turned(), toValues.panel(row));
            Panel.multiply(values.panel(row).turned(), contexts.panel(row), errors);
            softmaxErrors(shares, errors);
            Panel.multiply(keys.panel(row), errors, toQueries.panel(row));
            Panel.multiply(queries.panel(row), errors.turned(), toKeys.panel(row));
        }
    }

    /** From errors of shares to errors of scores: a ∘ (e − a · e) for each query. */
    private static void softmaxErrors(Panel shares, Panel errors) {
        double[] a = shares.read();
        double[] e = errors.read();
        for (int from = 0; from < a.length; from += shares.height()) {
            double product = 0;
            for (int k = from; k < from + shares.height(); k++) {
                product += a[k] * e[k];
            }
            for (int k = from; k < from + shares.height(); k++) {
                e[k] = a[k] * (e[k] - product);
            }
        }
        errors.write(e);
    }

    /** The step of the keys that each query of a row gave most in the last {@link #forward}, the first of equals. */
    public int[] attended(int row) {
        Panel panel = shares(weights, row);
        double[] shares = panel.read();
        int[] attended = new int[panel.width()];
        for (int query = 0; query < attended.length; query++) {
            int from = query * panel.height();
            for (int k = 1; k < panel.height(); k++) {
                if (shares[from + k] > shares[from + attended[query]]) {
                    attended[query] = k;
                }
            }
        }
        return attended;
    }
}
