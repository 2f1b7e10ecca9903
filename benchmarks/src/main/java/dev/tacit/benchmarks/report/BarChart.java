package dev.tacit.benchmarks.report;

import java.util.List;

/** A picture of costs beside each other, one bar each, on a log scale. */
final class BarChart {
    private static final int WIDTH = 860;
    private static final int LABELS = 380;
    private static final int RIGHT = 90;
    private static final int TOP = 56;
    private static final int STEP = 26;

    private BarChart() {}

    /** One bar. */
    record Bar(String label, double value, Contender.Role role) {}

    static String draw(String title, String unit, List<Bar> bars) {
        int bottom = TOP + bars.size() * STEP;
        Svg svg = new Svg(WIDTH, bottom + 40, title);
        LogScale scale = LogScale.around(bars.stream().map(Bar::value).toList(), LABELS, WIDTH - RIGHT);
        for (double power : scale.powers()) {
            svg.line(scale.place(power), TOP - 8, scale.place(power), bottom, 1, Svg.FAINT);
            svg.text(scale.place(power), bottom + 18, "middle", "normal", Svg.LIMIT, Numbers.short3(power));
        }
        for (int i = 0; i < bars.size(); i++) {
            bar(svg, scale, TOP + i * STEP, bars.get(i));
        }
        svg.text(WIDTH - 16, 26, "end", "normal", Svg.LIMIT, unit + ", log scale; shorter is better");
        return svg.end();
    }

    private static void bar(Svg svg, LogScale scale, double y, Bar bar) {
        String weight = bar.role() == Contender.Role.OURS ? "bold" : "normal";
        svg.text(LABELS - 10, y + 14, "end", weight, Svg.INK, bar.label());
        double end = Math.max(scale.place(bar.value()), LABELS + 2);
        svg.rectangle(LABELS, y, end - LABELS, STEP - 8, color(bar.role()));
        svg.text(end + 6, y + 14, "start", weight, Svg.INK, Numbers.short3(bar.value()));
    }

    static String color(Contender.Role role) {
        return switch (role) {
            case OURS -> Svg.OURS;
            case LIMIT -> Svg.LIMIT;
            case PEER -> Svg.PEER;
        };
    }
}
