package dev.tacit.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws each question: all who took part beside each other, and how the cost grows where there are several cases. */
final class Pictures {
    private final Results results;
    private final Path folder;
    private final Map<String, List<String>> links = new LinkedHashMap<>();

    private Pictures(Results results, Path folder) {
        this.results = results;
        this.folder = folder;
    }

    /** Writes the pictures and returns, for each question, the Markdown lines that show them. */
    static Map<String, List<String>> draw(Results results, Path folder) {
        Pictures pictures = new Pictures(results, folder);
        try {
            Files.createDirectories(folder);
            for (Question question : results.questions()) {
                pictures.beside(question);
                pictures.growth(question);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pictures.links;
    }

    private void beside(Question question) throws IOException {
        String whichCase = question.mainCase();
        List<BarChart.Bar> bars = new ArrayList<>();
        for (Contender contender : question.contenders()) {
            question.trial(contender, whichCase)
                    .flatMap(results::figures)
                    .map(figures -> figures.by(question.measure()))
                    .filter(cost -> cost > 0)
                    .ifPresent(cost -> bars.add(new BarChart.Bar(contender.label(), cost, contender.role())));
        }
        if (bars.size() >= 3) {
            String where = whichCase.isEmpty() ? "" : " (" + question.parameter() + " " + whichCase + ")";
            save(
                    question,
                    question.name() + ".svg",
                    BarChart.draw(question.title() + where, question.measure().unit(), bars));
        }
    }

    private void growth(Question question) throws IOException {
        List<LineChart.Line> lines = new ArrayList<>();
        for (Contender contender : question.mainContenders()) {
            List<LineChart.Point> points = points(question, contender);
            if (points.size() >= 2) {
                lines.add(new LineChart.Line(contender.label(), contender.role(), points));
            }
        }
        if (!lines.isEmpty()) {
            String chart = LineChart.draw(
                    question.title(), question.parameter(), question.measure().unit(), lines);
            save(question, question.name() + "-by-" + question.parameter() + ".svg", chart);
        }
    }

    private List<LineChart.Point> points(Question question, Contender contender) {
        List<LineChart.Point> points = new ArrayList<>();
        for (String whichCase : question.cases()) {
            if (whichCase.matches("\\d+")) {
                question.trial(contender, whichCase)
                        .flatMap(results::figures)
                        .map(figures -> figures.by(question.measure()))
                        .filter(cost -> cost > 0)
                        .ifPresent(cost -> points.add(new LineChart.Point(Double.parseDouble(whichCase), cost)));
            }
        }
        return points;
    }

    private void save(Question question, String file, String svg) throws IOException {
        Files.writeString(folder.resolve(file), svg);
        links.computeIfAbsent(question.name(), unused -> new ArrayList<>())
                .add("![" + question.title() + "](pictures/" + file + ")\n");
    }
}
