package dev.windrow.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The rows of `scripts/bench layers` and the figures made of them. */
final class LayerTable {
    private static final List<String> RATIOS =
            List.of("ceilingFraction", "vsPlain", "vsStockOneThread", "vsLibtorchOneThread");

    private final List<Entrant> entrants;
    private final Figures figures = new Figures();

    LayerTable(List<Entrant> entrants) {
        this.entrants = entrants;
    }

    /** The names of the columns: tokens a second, sgemm in GFLOP/s, then ratios. */
    String header() {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-9s", "tokens/s"));
        entrants.forEach(entrant -> line.append(String.format(Locale.ROOT, "%16s", entrant.title())));
        RATIOS.forEach(ratio -> line.append(String.format(Locale.ROOT, "%21s", ratio)));
        return line.toString();
    }

    /** One row, from work a second of each contender that has it; its figures are kept. */
    String line(Row row, Map<Entrant, Double> work) {
        keep(row, work);
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-9s", row.name()));
        for (Entrant entrant : entrants) {
            Double value = work.get(entrant);
            line.append(String.format(Locale.ROOT, "%16s", value == null ? "-" : shown(entrant, value)));
        }
        for (String ratio : RATIOS) {
            line.append(String.format(Locale.ROOT, "%21s", shown(figures.value(row.name() + "." + ratio))));
        }
        return line.toString();
    }

    private static String shown(Entrant entrant, double work) {
        return Layers.CEILING.contains(entrant)
                ? String.format(Locale.ROOT, "%.1f", work / 1e9)
                : String.format(Locale.ROOT, "%,.0f", work);
    }

    private static String shown(OptionalDouble ratio) {
        return ratio.isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f", ratio.getAsDouble());
    }

    private void keep(Row row, Map<Entrant, Double> work) {
        String name = row.name() + ".";
        OptionalDouble own = Rounds.best(List.of(Layers.WINDROW), work);
        OptionalDouble ceiling = Rounds.best(Layers.CEILING, work);
        figures.putIfPresent(name + "tokensPerSecond", own);
        figures.putIfPresent(name + "stock.tokensPerSecond", Rounds.best(Layers.STOCK, work));
        figures.putIfPresent(name + "stockOneThread.tokensPerSecond", Rounds.best(Layers.STOCK_ONE_THREAD, work));
        figures.putIfPresent(name + "libtorch.tokensPerSecond", Rounds.best(List.of(Layers.LIBTORCH), work));
        figures.putIfPresent(
                name + "libtorchOneThread.tokensPerSecond", Rounds.best(List.of(Layers.LIBTORCH_ONE_THREAD), work));
        figures.putIfPresent(name + "ceiling.flopsPerSecond", ceiling);
        OptionalDouble plain = Rounds.best(List.of(Layers.PLAIN), work);
        figures.putIfPresent(name + "plain.tokensPerSecond", plain);
        figures.putRatio(name + "vsPlain", own, plain);
        figures.putRatio(name + "vsStock", own, Rounds.best(Layers.STOCK, work));
        figures.putRatio(name + "vsStockOneThread", own, Rounds.best(Layers.STOCK_ONE_THREAD, work));
        figures.putRatio(name + "vsLibtorch", own, Rounds.best(List.of(Layers.LIBTORCH), work));
        figures.putRatio(name + "vsLibtorchOneThread", own, Rounds.best(List.of(Layers.LIBTORCH_ONE_THREAD), work));
        if (own.isPresent()) {
            figures.putRatio(name + "ceilingFraction", OptionalDouble.of(own.getAsDouble() * row.flops()), ceiling);
        }
    }

    /**
     * All figures, with how fast a GRU is beside an LSTM of as many units, each weight counted: weights a second of the
     * one over weights a second of the other.
     */
    Figures figures() {
        for (Row row : Row.all()) {
            if (row.cell() == Row.Cell.GRU) {
                Row peer = new Row(Row.Cell.LSTM, row.units());
                figures.putRatio(row.name() + ".perParameterVsLstm", weightsPerSecond(row), weightsPerSecond(peer));
            }
        }
        return figures;
    }

    private OptionalDouble weightsPerSecond(Row row) {
        OptionalDouble tokens = figures.value(row.name() + ".tokensPerSecond");
        return tokens.isEmpty() ? tokens : OptionalDouble.of(tokens.getAsDouble() * row.weights());
    }
}
