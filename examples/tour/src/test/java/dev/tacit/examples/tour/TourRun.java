package dev.tacit.examples.tour;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One tour, and what it printed and left. */
record TourRun(int exitCode, String out, String err, Path work) {
    private static final long LIMIT_SECONDS = 180;

    /** Runs the tour with these options within this Java: quicker, where the process is not what is looked at. */
    static TourRun here(Path folder, String... options) throws IOException, SQLException {
        Path work = folder.resolve("work");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of("--work", work.toString()));
        arguments.addAll(List.of(options));
        int exitCode = Tour.run(print(out), print(err), arguments.toArray(String[]::new));
        return new TourRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), work);
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    /** Runs the tour with these options in a Java of its own; what it leaves goes into {@code folder/work}. */
    static TourRun in(Path folder, String... options) throws IOException, InterruptedException {
        Path work = folder.resolve("work");
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Tour.class.getName(),
                "--work",
                work.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the tour did not end within " + LIMIT_SECONDS + " s");
        }
        return new TourRun(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8),
                work);
    }
}
