package dev.windrow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Losses on the way over local steps, the latter in logarithms, as SVG. */
final class LossPlot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 460;
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int TOP = 20;
    private static final int BOTTOM = 50;
    private static final double HIGHEST = 2.5;
    private static final double LOSS_TICK = 0.1;
    private static final int LEGEND_LINE = 18;

    private final List<Line> lines = new ArrayList<>();

    private record Line(String title, String color, List<TunedRun.Point> points) {}

    /** Adds a curve. */
    void add(String title, String color, List<TunedRun.Point> points) {
        lines.add(new Line(title, color, points));
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, svg());
    }

    private String svg() {
        StringBuilder svg = new StringBuilder(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                WIDTH, HEIGHT));
        Scale scale = new Scale(
                Math.log(least(true)), Math.log(most()), Math.floor(least(false) / LOSS_TICK) * LOSS_TICK, HIGHEST);
        axes(svg, scale);
        for (int k = 0; k < lines.size(); k++) {
            curve(svg, scale, lines.get(k));
            int y = TOP + LEGEND_LINE * (k + 1);
            svg.append(format(
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%s</text>%n",
                    WIDTH - RIGHT - 10, y, lines.get(k).color(), lines.get(k).title()));
        }
        return svg.append("</svg>\n").toString();
    }

    private double least(boolean ofSteps) {
        return lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(point -> ofSteps ? (double) point.step() : point.loss())
                .min()
                .orElse(1);
    }

    private double most() {
        return lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(point -> (double) point.step())
                .max()
                .orElse(1);
    }

    private static void axes(StringBuilder svg, Scale scale) {
        for (double loss = scale.bottom(); loss <= scale.top() + LOSS_TICK / 2; loss += LOSS_TICK) {
            svg.append(format(
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#dddddd\"/>"
                            + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>%n",
                    LEFT, scale.y(loss), WIDTH - RIGHT, scale.y(loss), LEFT - 6, scale.y(loss) + 4, loss));
        }
        for (int decade = 1; decade <= 100_000; decade *= 10) {
            for (int step : new int[] {decade, 2 * decade, 5 * decade}) {
                if (Math.log(step) >= scale.left() && Math.log(step) <= scale.right()) {
                    svg.append(format(
                            "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#dddddd\"/>"
                                    + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>%n",
                            scale.x(step),
                            TOP,
                            scale.x(step),
                            HEIGHT - BOTTOM,
                            scale.x(step),
                            HEIGHT - BOTTOM + 16,
                            step));
                }
            }
        }
        svg.append(format(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">local steps of each worker</text>%n"
                        + "<text transform=\"translate(16 %d) rotate(-90)\" text-anchor=\"middle\">loss held out,"
                        + " nats a character</text>%n",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, (TOP + HEIGHT - BOTTOM) / 2));
    }

    private static void curve(StringBuilder svg, Scale scale, Line line) {
        svg.append(format("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\" points=\"", line.color()));
        for (TunedRun.Point point : line.points()) {
            if (point.loss() <= scale.top()) {
                svg.append(format("%.1f,%.1f ", scale.x((double) point.step()), scale.y(point.loss())));
            }
        }
        svg.append(format("\"/>%n"));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** From logarithms of steps, and losses, to the page. */
    private record Scale(double left, double right, double bottom, double top) {
        double x(double step) {
            return LEFT + (WIDTH - LEFT - RIGHT) * (Math.log(step) - left) / (right - left);
        }

        double y(double loss) {
            return TOP + (HEIGHT - TOP - BOTTOM) * (top - loss) / (top - bottom);
        }
    }
}
