package dev.windrow.memory;

import dev.windrow.memory.Svg.Anchor;
import dev.windrow.memory.Svg.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * Two panels over the lag, the norms in powers of ten: what reaches the loss from inputs, and the state from states.
 */
public final class ReachPlot {
    private static final List<String> COLORS =
            List.of("#c0392b", "#2471a3", "#1e8449", "#7d3c98", "#b9770e", "#2c3e50", "#d81b60", "#00838f");
    private static final List<String> DASHES = List.of("none", "6 3", "2 2", "8 3 2 3");
    private static final String GREY = "#999999";
    private static final String BLACK = "#000000";

    private static final double PANEL_WIDTH = 420;
    private static final double PANEL_HEIGHT = 320;
    private static final double LEFT = 60;
    private static final double TOP = 40;
    private static final double BOTTOM = 50;
    private static final double LEGEND_LINE = 16;
    /** Powers of ten that are shown at most, below the highest. */
    private static final int MOST_POWERS = 12;

    private static final int MOST_TICKS = 6;

    private final List<Reach> networks;
    private final int lags;

    /** A plot of networks, each in a colour of its own. */
    public ReachPlot(List<Reach> networks) {
        this.networks = List.copyOf(networks);
        lags = Math.max(2, networks.stream().mapToInt(Reach::lags).max().orElse(0));
    }

    /** The plot as SVG. */
    public String svg() {
        double legend = LEGEND_LINE * networks.size();
        Svg svg = new Svg(2 * (LEFT + PANEL_WIDTH) + LEFT / 2, TOP + PANEL_HEIGHT + BOTTOM + legend);
        List<Curve> ofLoss = new ArrayList<>();
        List<Curve> ofState = new ArrayList<>();
        for (int k = 0; k < networks.size(); k++) {
            Reach network = networks.get(k);
            String color = COLORS.get(k % COLORS.size());
            ofLoss.add(new Curve(color, DASHES.get(0), network.loss()));
            for (int layer = 0; layer < network.states().size(); layer++) {
                ofState.add(new Curve(
                        color,
                        DASHES.get(layer % DASHES.size()),
                        network.states().get(layer)));
            }
            double y = TOP + PANEL_HEIGHT + BOTTOM + LEGEND_LINE * k;
            svg.line(new Point(LEFT, y - 4), new Point(LEFT + 24, y - 4), color);
            svg.text(new Point(LEFT + 30, y), Anchor.START, BLACK, network.name());
        }
        panel(svg, LEFT, "‖∂loss_t / ∂x_{t−k}‖", ofLoss);
        panel(svg, 2 * LEFT + PANEL_WIDTH, "‖∂s_t / ∂s_{t−k}‖ / √n", ofState);
        return svg.whole();
    }

    private record Curve(String color, String dashes, ByLag values) {}

    /** Powers of ten from the lowest shown to the highest. */
    private record Powers(int low, int high) {
        static Powers of(List<Curve> curves) {
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            for (Curve curve : curves) {
                for (int lag = 0; lag < curve.values.lags(); lag++) {
                    double value = curve.values.mean(lag);
                    most = Double.isFinite(value) ? Math.max(most, value) : most;
                    least = value > 0 ? Math.min(least, value) : least;
                }
            }
            if (most == 0) {
                return new Powers(-1, 0);
            }
            int high = (int) Math.ceil(Math.log10(most));
            int low = (int) Math.floor(Math.log10(least));
            return new Powers(Math.min(high - 1, Math.max(low, high - MOST_POWERS)), high);
        }

        double height(double value) {
            double share = (Math.log10(value) - low) / (high - low);
            return TOP + PANEL_HEIGHT * (1 - share);
        }
    }

    private void panel(Svg svg, double left, String title, List<Curve> curves) {
        Powers powers = Powers.of(curves);
        svg.text(new Point(left + PANEL_WIDTH / 2, TOP - 14), Anchor.MIDDLE, BLACK, title);
        for (int power = powers.low; power <= powers.high; power += powers.high - powers.low > MOST_TICKS ? 2 : 1) {
            double y = powers.height(Math.pow(10, power));
            svg.line(new Point(left, y), new Point(left + PANEL_WIDTH, y), "#e5e5e5");
            svg.text(new Point(left - 6, y + 4), Anchor.END, BLACK, "1e" + power);
        }
        int step = tick();
        for (int lag = 0; lag < lags; lag += step) {
            double x = x(left, lag);
            svg.line(new Point(x, TOP + PANEL_HEIGHT), new Point(x, TOP + PANEL_HEIGHT + 4), GREY);
            svg.text(new Point(x, TOP + PANEL_HEIGHT + 18), Anchor.MIDDLE, BLACK, Integer.toString(lag));
        }
        svg.text(new Point(left + PANEL_WIDTH / 2, TOP + PANEL_HEIGHT + 34), Anchor.MIDDLE, BLACK, "lag k, steps");
        double bottom = TOP + PANEL_HEIGHT;
        svg.line(new Point(left, bottom), new Point(left + PANEL_WIDTH, bottom), GREY);
        svg.line(new Point(left, TOP), new Point(left, bottom), GREY);
        curves.forEach(curve -> draw(svg, left, powers, curve));
    }

    /** What is below the lowest power lies on the bottom. */
    private void draw(Svg svg, double left, Powers powers, Curve curve) {
        double least = Math.pow(10, powers.low);
        List<Point> points = new ArrayList<>();
        for (int lag = 0; lag < curve.values.lags(); lag++) {
            double value = curve.values.mean(lag);
            if (Double.isFinite(value)) {
                points.add(new Point(x(left, lag), powers.height(Math.max(value, least))));
            }
        }
        svg.path(points, curve.color, curve.dashes);
    }

    private double x(double left, int lag) {
        return left + PANEL_WIDTH * lag / (lags - 1);
    }

    /** A round number of lags, of which there are not too many. */
    private int tick() {
        int power = 1;
        while (true) {
            for (int step : new int[] {1, 2, 5}) {
                if (lags / (step * power) <= MOST_TICKS) {
                    return step * power;
                }
            }
            power *= 10;
        }
    }
}
