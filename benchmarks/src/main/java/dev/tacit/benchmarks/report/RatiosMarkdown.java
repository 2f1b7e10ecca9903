package dev.tacit.benchmarks.report;

import dev.tacit.benchmarks.report.Contender.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ratios for people: first all rows, then each question with all who took part beside its limit. */
final class RatiosMarkdown {
    private final Results results;
    private final StringBuilder text = new StringBuilder();

    private RatiosMarkdown(Results results) {
        this.results = results;
    }

    static String write(Results results, Map<String, List<String>> pictures) {
        RatiosMarkdown markdown = new RatiosMarkdown(results);
        markdown.line(results.setting());
        results.disturbance().ifPresent(busy -> markdown.line("\n**" + busy + "**"));
        markdown.line("");
        markdown.bars();
        results.questions().stream()
                .filter(question -> !question.contenders().isEmpty()) // else all stands in the first table
                .forEach(question -> {
                    markdown.question(question);
                    pictures.getOrDefault(question.name(), List.of()).forEach(markdown::line);
                });
        return markdown.text.toString();
    }

    /** Returns the table of all rows. */
    static String rowsOnly(Results results) {
        RatiosMarkdown markdown = new RatiosMarkdown(results);
        markdown.bars();
        return markdown.text.toString();
    }

    private void bars() {
        line("| comparison | unit | ours | reference | ratio | bar | holds |");
        line("| --- | --- | ---: | ---: | ---: | --- | --- |");
        results.answers().forEach(answer -> line(bar(answer)));
        line("");
    }

    private static String bar(Answer answer) {
        String bar = answer.row().bar().map(Bar::words).orElse("–");
        String start =
                "| " + answer.row().name() + " | " + answer.row().measure().unit() + " | ";
        if (!answer.measured()) {
            return start + "– | – | – | " + bar + " | " + answer.status() + " |";
        }
        return start
                + String.join(
                        " | ",
                        Numbers.short3(answer.ours()),
                        Numbers.short3(answer.reference()),
                        answer.ratio().map(Numbers::short3).orElse("–"),
                        bar,
                        answer.holds().map(held -> held ? "yes" : "**missed**").orElse("–"))
                + " |";
    }

    private void question(Question question) {
        line("### " + question.title());
        line("");
        line("`" + question.name() + "`, " + question.measure().unit());
        line("");
        String cases = question.parameter().isEmpty() ? "" : " " + question.parameter() + " |";
        line("|" + cases + " who | " + question.measure().unit() + " | × limit | ns on the wall | B allocated |");
        line("|" + (cases.isEmpty() ? "" : " ---: |") + " --- | ---: | ---: | ---: | ---: |");
        for (String whichCase : question.cases()) {
            for (Contender contender : question.contenders()) {
                question.trial(contender, whichCase)
                        .ifPresent(trial -> line("|"
                                + (cases.isEmpty() ? "" : " " + whichCase + " |")
                                + contender(question, contender, trial, whichCase)));
            }
        }
        line("");
    }

    private String contender(Question question, Contender contender, Trial trial, String whichCase) {
        String label =
                contender.role() == Role.OURS ? " **" + contender.label() + "** |" : " " + contender.label() + " |";
        Optional<Figures> figures = results.figures(trial);
        if (figures.isEmpty()) {
            return label + " " + results.whyNot(trial) + " | – | – | – |";
        }
        double cost = figures.get().by(question.measure());
        String timesLimit = limit(question, whichCase)
                .filter(limit -> limit > 0)
                .map(limit -> Numbers.short3(cost / limit))
                .orElse("–");
        return label
                + " "
                + String.join(
                        " | ",
                        Numbers.short3(cost),
                        timesLimit,
                        Numbers.short3(figures.get().by(Measure.WALL)),
                        Numbers.short3(figures.get().by(Measure.ALLOCATION)))
                + " |";
    }

    private Optional<Double> limit(Question question, String whichCase) {
        return question.contenders().stream()
                .filter(contender -> contender.role() == Role.LIMIT)
                .findFirst()
                .flatMap(limit -> question.trial(limit, whichCase))
                .flatMap(results::figures)
                .map(figures -> figures.by(question.measure()));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
