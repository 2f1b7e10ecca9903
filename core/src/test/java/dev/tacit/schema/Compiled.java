package dev.tacit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the JDK's compiler on sources of a test's own, as a build of somebody else's would. */
final class Compiled {
    private static final String SOURCES = "src";

    /** Compiles these sources (path → text) with these options and returns the folder of the classes. */
    static Path sources(Path folder, Map<String, String> sources, String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "javac").toString()));
        command.addAll(List.of(
                "-J-Xss512m",
                "--release",
                "17",
                "-proc:none",
                "-d",
                classes(folder).toString()));
        command.addAll(List.of(options));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(SOURCES).resolve(source.getKey());
            Files.createDirectories(file.getParent());
            command.add(Files.writeString(file, source.getValue()).toString());
        }
        run(command, folder.resolve("javac.log"));
        return classes(folder);
    }

    /** Returns where Tacit's own classes lie, to compile against. */
    static String tacit() {
        return pathOf(Schemas.class);
    }

    private static Path classes(Path folder) {
        return folder.resolve("classes");
    }

    private static void run(List<String> command, Path log) throws IOException {
        try {
            int exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            assertThat(exit).as(Files.readString(log)).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the compiler was interrupted", e);
        }
    }

    private static String pathOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }

    private Compiled() {}
}
