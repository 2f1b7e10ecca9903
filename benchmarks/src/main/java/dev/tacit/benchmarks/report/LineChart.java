package dev.tacit.benchmarks.report;

import java.util.List;

/** A picture of how costs grow, one line for each contender, both axes on log scales. */
final class LineChart {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 420;
    private static final int LEFT = 90;
    private static final int RIGHT = 300;
    private static final int TOP = 56;
    private static final int BOTTOM = 60;
    private static final int LABEL_ROW = 17;

    private LineChart() {}

    /** One point. */
    record Point(double x, double y) {}

    /** One line; its points are in order of x. */
    record Line(String label, Contender.Role role, List<Point> points) {}

    static String draw(String title, String xName, String yName, List<Line> lines) {
        Svg svg = new Svg(WIDTH, HEIGHT, title);
        List<Point> all = lines.stream().flatMap(line -> line.points().stream()).toList();
        LogScale x = LogScale.around(all.stream().map(Point::x).toList(), LEFT, WIDTH - RIGHT);
        LogScale y = LogScale.around(all.stream().map(Point::y).toList(), HEIGHT - BOTTOM, TOP);
        axes(svg, x, y);
        svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 16, "middle", "normal", Svg.LIMIT, xName);
        svg.text(WIDTH - 16, 26, "end", "normal", Svg.LIMIT, yName + ", log scales");
        double labelBelow = 0;
        for (Line line : byLastPoint(lines)) {
            labelBelow = line(svg, x, y, line, labelBelow);
        }
        return svg.end();
    }

    private static List<Line> byLastPoint(List<Line> lines) {
        return lines.stream()
                .sorted((a, b) -> Double.compare(last(b).y(), last(a).y()))
                .toList();
    }

    private static void axes(Svg svg, LogScale x, LogScale y) {
        for (double power : x.powers()) {
            svg.line(x.place(power), TOP, x.place(power), HEIGHT - BOTTOM, 1, Svg.FAINT);
            svg.text(x.place(power), HEIGHT - BOTTOM + 18, "middle", "normal", Svg.LIMIT, Numbers.short3(power));
        }
        for (double power : y.powers()) {
            svg.line(LEFT, y.place(power), WIDTH - RIGHT, y.place(power), 1, Svg.FAINT);
            svg.text(LEFT - 8, y.place(power) + 4, "end", "normal", Svg.LIMIT, Numbers.short3(power));
        }
    }

    /** Draws a line and its label, and returns below what height the next label goes, so that labels do not overlap. */
    private static double line(Svg svg, LogScale x, LogScale y, Line line, double labelBelow) {
        String color = BarChart.color(line.role());
        List<Point> points = line.points();
        for (int i = 0; i < points.size(); i++) {
            double atX = x.place(points.get(i).x());
            double atY = y.place(points.get(i).y());
            svg.dot(atX, atY, color);
            if (i > 0) {
                Point before = points.get(i - 1);
                svg.line(x.place(before.x()), y.place(before.y()), atX, atY, 2, color);
            }
        }
        double labelY = Math.max(y.place(last(line).y()) + 4, labelBelow);
        String weight = line.role() == Contender.Role.OURS ? "bold" : "normal";
        for (String row : line.label().split("(?<=,) ", 2)) {
            svg.text(WIDTH - RIGHT + 12, labelY, "start", weight, color, row);
            labelY += LABEL_ROW;
        }
        return labelY;
    }

    private static Point last(Line line) {
        return line.points().get(line.points().size() - 1);
    }
}
