package dev.windrow.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Networks side by side, a line a lag: some lags for a terminal, all of them for a file. */
public final class ReachTable {
    private static final int[] STEPS = {1, 2, 5};
    private static final double MOST = 0.9;

    private final List<Reach> networks;
    private final List<Column> columns = new ArrayList<>();

    private record Column(String head, ByLag values) {}

    /** A table of networks that are looked into over the same or other sequences. */
    public ReachTable(List<Reach> networks) {
        this.networks = List.copyOf(networks);
        for (Reach network : networks) {
            columns.add(new Column(network.name() + " loss", network.loss()));
            for (int layer = 0; layer < network.states().size(); layer++) {
                String which = network.states().size() == 1 ? "" : " " + (layer + 1);
                columns.add(new Column(
                        network.name() + " state" + which, network.states().get(layer)));
            }
        }
    }

    /** Aligned lines: lags of 0, 1, 2, 5, 10, 20 and so on, and within which lag most of what reaches the loss lies. */
    public List<String> lines() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("lag", Column::head));
        for (int lag : shownLags()) {
            rows.add(row(Integer.toString(lag), column -> number(column.values.mean(lag))));
        }
        rows.add(row(
                "90% within",
                column -> {
                    int within = column.values.within(MOST);
                    return within < 0 ? "-" : Integer.toString(within);
                }));
        int[] widths = new int[columns.size() + 1];
        rows.forEach(row -> {
            for (int k = 0; k < widths.length; k++) {
                widths[k] = Math.max(widths[k], row.get(k).length());
            }
        });
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    /** All lags, tab-separated, under a line of headings; empty where no sequence was so long. */
    public String tabSeparated() {
        StringBuilder text = new StringBuilder(String.join("\t", row("lag", Column::head))).append('\n');
        DoubleFunction<String> exact = value -> Double.isNaN(value) ? "" : Double.toString(value);
        for (int lag = 0; lag < lags(); lag++) {
            int at = lag;
            text.append(String.join("\t", row(Integer.toString(lag), column -> exact.apply(column.values.mean(at)))))
                    .append('\n');
        }
        return text.toString();
    }

    private int lags() {
        return networks.stream().mapToInt(Reach::lags).max().orElse(0);
    }

    private List<Integer> shownLags() {
        List<Integer> shown = new ArrayList<>(List.of(0));
        for (int power = 1; power < lags(); power *= 10) {
            for (int step : STEPS) {
                if (step * power < lags()) {
                    shown.add(step * power);
                }
            }
        }
        int last = lags() - 1;
        if (last > 0 && !shown.contains(last)) {
            shown.add(last);
        }
        return shown;
    }

    private interface Cell {
        String of(Column column);
    }

    private List<String> row(String first, Cell cell) {
        List<String> row = new ArrayList<>(List.of(first));
        columns.forEach(column -> row.add(cell.of(column)));
        return row;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1e", value);
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int k = 0; k < row.size(); k++) {
            line.append(k == 0 ? "" : "  ")
                    .append(" ".repeat(widths[k] - row.get(k).length()))
                    .append(row.get(k));
        }
        return line.toString();
    }
}
