package dev.tacit.benchmarks.report;

import java.util.Locale;

/** Writes an SVG picture, element by element. Not thread-safe. */
final class Svg {
    static final String INK = "#1f2933";
    static final String FAINT = "#d5dbe1";
    static final String OURS = "#0b6e4f";
    static final String LIMIT = "#7b8794";
    static final String PEER = "#c06014";

    private final StringBuilder body = new StringBuilder();

    Svg(int width, int height, String title) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"13\" role=\"img\">",
                width, height, width, height);
        add("<title>%s</title>", escaped(title));
        add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height);
        text(16, 26, "start", "bold", INK, title);
    }

    void text(double x, double y, String anchor, String weight, String color, String text) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-weight=\"%s\" fill=\"%s\">%s</text>",
                x, y, anchor, weight, color, escaped(text));
    }

    void rectangle(double x, double y, double width, double height, String color) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\" fill=\"%s\"/>",
                x, y, width, height, color);
    }

    void line(double fromX, double fromY, double toX, double toY, double width, String color) {
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke-width=\"%.1f\" stroke=\"%s\"/>",
                fromX, fromY, toX, toY, width, color);
    }

    void dot(double x, double y, String color) {
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>", x, y, color);
    }

    String end() {
        return body + "</svg>\n";
    }

    private void add(String format, Object... arguments) {
        body.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
