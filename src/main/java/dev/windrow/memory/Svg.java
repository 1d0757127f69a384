package dev.windrow.memory;

import java.util.List;
import java.util.Locale;

/** A drawing as text of SVG, its numbers in pixels. */
final class Svg {
    private final StringBuilder drawing = new StringBuilder();

    /** An empty drawing on white. */
    Svg(double width, double height) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" font-family=\"sans-serif\""
                        + " font-size=\"12\">",
                width, height);
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
    }

    /** A point. */
    record Point(double x, double y) {}

    /** Where a text stands in respect of its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    void line(Point from, Point to, String color) {
        add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>", from.x, from.y, to.x, to.y, color);
    }

    void path(List<Point> points, String color, String dashes) {
        StringBuilder way = new StringBuilder();
        for (Point point : points) {
            way.append(String.format(Locale.ROOT, "%s%.1f,%.1f", way.isEmpty() ? "" : " ", point.x, point.y));
        }
        add(
                "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" stroke-dasharray=\"%s\" points=\"%s\"/>",
                color, dashes, way);
    }

    void box(Point corner, double width, double height, String color) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                corner.x, corner.y, width, height, color);
    }

    void text(Point at, Anchor anchor, String color, String text) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
                at.x, at.y, anchor.name().toLowerCase(Locale.ROOT), color, escaped(text));
    }

    /** A text that reads upwards from its point. */
    void upright(Point at, String text) {
        add(
                "<text transform=\"translate(%.1f,%.1f) rotate(-90)\" font-size=\"11\">%s</text>",
                at.x, at.y, escaped(text));
    }

    /** All of it. */
    String whole() {
        return drawing + "</svg>\n";
    }

    private void add(String format, Object... values) {
        drawing.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** Characters that XML does not allow, or that nobody sees, become a mark. */
    private static String escaped(String text) {
        return text.replace("\n", "⏎")
                .replaceAll("\\p{Cntrl}", "·")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
