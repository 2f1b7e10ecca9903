package dev.tacit.examples.tour;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One tour in a Java of its own, as a user starts it. */
record TourRun(int exitCode, String out, String err, Path work) {
    private static final long LIMIT_SECONDS = 180;

    /** Runs the tour with these options; what it leaves goes into {@code folder/work}. */
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
