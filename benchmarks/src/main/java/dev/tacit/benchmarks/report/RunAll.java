package dev.tacit.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The command {@code benchmarks/run}: measures everything that is asked, and writes and prints what came out. */
public final class RunAll {
    private final Options options;
    private final List<Question> questions;

    private RunAll(Options options) {
        this.options = options;
        this.questions = Questions.all(options.scale()).stream()
                .filter(question -> question.name().contains(options.only()))
                .toList();
    }

    /** Measures; the exit code is 0 whether or not bars are missed, and 2 if the options make no sense. */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(System.getProperty("tacit.root", "."));
        Optional<Options> options = Options.parse(root, arguments);
        if (options.isEmpty()) {
            System.err.println(Options.USAGE);
            System.exit(2);
        }
        refuseConscrypt();
        RunAll run = new RunAll(options.get());
        if (run.questions.isEmpty()) {
            System.err.println("no question's name contains that; there are:");
            Questions.all(run.options.scale()).forEach(question -> System.err.println("  " + question.name()));
            System.exit(2);
        }
        run.run();
    }

    /** Its mere presence on the class path makes Tink twice as slow at encrypting, even if nobody installs it. */
    private static void refuseConscrypt() {
        try {
            Class<?> present = Class.forName("org.conscrypt.Conscrypt", false, RunAll.class.getClassLoader());
            throw new IllegalStateException(present.getName() + " is on the class path and would slow Tink down");
        } catch (ClassNotFoundException asItShouldBe) {
            return;
        }
    }

    private void run() throws IOException {
        long start = System.nanoTime();
        Files.createDirectories(options.target());
        try (Forks forks = new Forks(options.scale(), options.target().resolve("jmh.log"))) {
            measure(forks);
            Results results = new Results(setting(start), questions, forks);
            write(results);
            say(results);
        }
    }

    private void measure(Forks forks) {
        Schedule schedule = Schedule.of(questions, options.scale());
        int round = 0;
        for (List<Trial> trials : schedule.rounds()) {
            round++;
            int done = 0;
            for (Trial trial : trials) {
                done++;
                System.err.printf(
                        "round %d of %d, %d of %d: %s %s%n",
                        round, options.scale().forks(), done, trials.size(), trial.benchmark(), trial.parameters());
                forks.run(trial);
            }
        }
    }

    private String setting(long start) {
        Scale scale = options.scale();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return String.format(
                Locale.ROOT,
                "Measured on %s with JDK %s (%s) on %s, %d cores, in %d min %02d s: scale `%s`, forks of a trial: %d,"
                        + " of one that no bar is held against: %d, taking turns; each %s to %s of warm-up and %d × %s of"
                        + " measurement; medians over iterations and forks.",
                LocalDate.now(ZoneOffset.UTC),
                System.getProperty("java.version"),
                System.getProperty("java.vm.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                took.toMinutes(),
                took.toSecondsPart(),
                scale.label(),
                scale.forks(),
                scale.peerForks(),
                scale.warmup(WarmUp.SHORT),
                scale.warmup(WarmUp.LONGEST),
                scale.measurements(),
                scale.measurement());
    }

    private void write(Results results) throws IOException {
        Path target = options.target();
        Map<String, List<String>> pictures = Pictures.draw(results, target.resolve("pictures"));
        Files.writeString(target.resolve("ratios.json"), RatiosJson.write(results.answers()) + "\n");
        String markdown = RatiosMarkdown.write(results, pictures);
        Files.writeString(target.resolve("ratios.md"), markdown);
        if (options.publish()) {
            Path page = Published.page(options.docs(), Runtime.version().feature());
            boolean pictured = page.endsWith("performance.md");
            Map<String, List<String>> published =
                    pictured ? Pictures.draw(results, options.docs().resolve("pictures")) : Map.of();
            Published.into(page, RatiosMarkdown.write(results, published));
        }
    }

    private static void say(Results results) {
        System.out.println(results.setting());
        results.disturbance().ifPresent(System.out::println);
        System.out.println();
        System.out.println(RatiosMarkdown.rowsOnly(results));
        List<Answer> missed =
                results.answers().stream().filter(Answer::missesItsBar).toList();
        missed.forEach(answer -> System.out.println(answer.missed()));
        System.out.println(
                missed.isEmpty() ? "No bar that was measured is missed." : missed.size() + " bars are missed.");
    }
}
