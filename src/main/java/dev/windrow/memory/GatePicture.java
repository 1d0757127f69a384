package dev.windrow.memory;

import dev.windrow.kernel.Cell;
import dev.windrow.kernel.CellTrace;
import dev.windrow.memory.Svg.Anchor;
import dev.windrow.memory.Svg.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What the gates of a network do with a sequence, a column a step: for each gate the mean over all units, and below it
 * the units whose gate changes most, white where it is shut and dark where it is open. Of an LSTM that is what is
 * written (input), kept (forget) and shown (output); of a GRU what is written over what was (update), and read of what
 * was (reset). A vanilla cell has no gates; its states are drawn instead, from −1 to 1.
 */
public final class GatePicture {
    private static final int UNITS = 12;
    private static final double LEFT = 150;
    private static final double TOP = 30;
    private static final double ROW = 9;
    private static final double MEAN_ROW = 16;
    private static final double GAP = 10;
    private static final double WIDEST_STEP = 18;
    private static final double NARROWEST_STEP = 3;
    private static final double WIDTH = 1000;
    private static final double LETTER = 7;
    /** Steps narrower than this have no names. */
    private static final double NAMED_STEP = 9;

    private static final int LONGEST_NAME = 18;
    private static final String BLACK = "#000000";

    private final String title;
    private final List<String> steps;
    private final List<Band> bands = new ArrayList<>();

    /** Values of some units, [step][unit], from {@code low} to 1. */
    private record Band(String name, double low, double[][] values) {
        /** The units that change most, in their order. */
        int[] liveliest() {
            int units = values[0].length;
            double[] change = new double[units];
            for (int unit = 0; unit < units; unit++) {
                for (int step = 1; step < values.length; step++) {
                    change[unit] += Math.abs(values[step][unit] - values[step - 1][unit]);
                }
            }
            return IntStream.range(0, units)
                    .boxed()
                    .sorted(Comparator.comparing((Integer unit) -> -change[unit])
                            .thenComparing(unit -> unit))
                    .limit(UNITS)
                    .sorted()
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        double mean(int step) {
            double sum = 0;
            for (double value : values[step]) {
                sum += value;
            }
            return sum / values[step].length;
        }

        String color(double value) {
            return low < 0 ? ofState(value) : ofGate(value);
        }

        private static String ofGate(double value) {
            return mixed(new int[] {255, 255, 255}, new int[] {8, 48, 107}, value);
        }

        private static String ofState(double value) {
            int[] end = value < 0 ? new int[] {33, 102, 172} : new int[] {178, 24, 43};
            return mixed(new int[] {255, 255, 255}, end, Math.abs(value));
        }

        private static String mixed(int[] from, int[] to, double share) {
            double part = Math.max(0, Math.min(1, share));
            int[] color = new int[from.length];
            for (int k = 0; k < color.length; k++) {
                color[k] = (int) Math.round(from[k] + part * (to[k] - from[k]));
            }
            return String.format(Locale.ROOT, "#%02x%02x%02x", color[0], color[1], color[2]);
        }
    }

    /**
     * A picture.
     *
     * @param steps what each step is called, as many as the traces have
     * @param layers what each recurrent layer did, the lowest first
     */
    public GatePicture(String title, List<String> steps, List<CellTrace> layers) {
        this.title = title;
        this.steps = steps.stream()
                .map(name -> name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…")
                .toList();
        for (int layer = 0; layer < layers.size(); layer++) {
            addLayer(layers.size() == 1 ? "" : "layer " + (layer + 1) + ", ", layers.get(layer));
        }
    }

    private void addLayer(String prefix, CellTrace trace) {
        List<String> names = gates(trace.shape().cell());
        for (int gate = 0; gate < names.size(); gate++) {
            if (!names.get(gate).isEmpty()) {
                double[][] values = new double[trace.steps()][];
                for (int step = 0; step < values.length; step++) {
                    values[step] = trace.gate(step, gate);
                }
                bands.add(new Band(prefix + names.get(gate), 0, values));
            }
        }
        if (trace.shape().cell().kind() == Cell.Kind.RNN) {
            double[][] states = new double[trace.steps()][];
            for (int step = 0; step < states.length; step++) {
                states[step] = trace.hidden(step);
            }
            bands.add(new Band(prefix + "state", -1, states));
        }
    }

    /** The names of a cell's rows of weights, empty for those that are no gates. */
    private static List<String> gates(Cell cell) {
        return switch (cell.kind()) {
            case RNN -> List.of("");
            case GRU -> List.of("written (update)", "read (reset)", "");
            case LSTM ->
                cell.gatesInOrder().stream()
                        .map(gate -> switch (gate) {
                            case INPUT -> "written (input)";
                            case FORGET -> "kept (forget)";
                            case CANDIDATE -> "";
                            case OUTPUT -> "shown (output)";
                        })
                        .toList();
        };
    }

    /** The picture as SVG. */
    public String svg() {
        double step = Math.max(NARROWEST_STEP, Math.min(WIDEST_STEP, WIDTH / steps.size()));
        boolean named = step >= NAMED_STEP;
        double names = named
                ? 12 + LETTER * steps.stream().mapToInt(String::length).max().orElse(0)
                : 24;
        double height = TOP + names;
        for (Band band : bands) {
            height += MEAN_ROW + ROW * band.liveliest().length + GAP;
        }
        Svg svg = new Svg(LEFT + step * steps.size() + 20, height + 10);
        svg.text(new Point(10, 18), Anchor.START, BLACK, title);
        double y = TOP;
        for (Band band : bands) {
            y = draw(svg, band, y, step) + GAP;
        }
        for (int k = 0; k < steps.size(); k++) {
            double x = LEFT + k * step;
            if (named) {
                svg.upright(new Point(x + step / 2 + 4, y + names - 12), steps.get(k));
            } else if (k % 50 == 0) {
                svg.text(new Point(x, y + 12), Anchor.MIDDLE, BLACK, Integer.toString(k));
            }
        }
        return svg.whole();
    }

    /** Where the band ends. */
    private double draw(Svg svg, Band band, double top, double step) {
        svg.text(new Point(LEFT - 8, top + 12), Anchor.END, BLACK, band.name);
        int[] units = band.liveliest();
        for (int k = 0; k < steps.size(); k++) {
            double x = LEFT + k * step;
            svg.box(new Point(x, top), step, MEAN_ROW - 2, band.color(band.mean(k)));
            for (int row = 0; row < units.length; row++) {
                double y = top + MEAN_ROW + row * ROW;
                svg.box(new Point(x, y), step, ROW, band.color(band.values[k][units[row]]));
            }
        }
        return top + MEAN_ROW + ROW * units.length;
    }
}
