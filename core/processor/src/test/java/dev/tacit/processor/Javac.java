package dev.tacit.processor;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A real Java compiler: the one that runs the tests, and others that the environment names. */
public sealed interface Javac {
    /** What a compilation left: whether it succeeded, and all that it said. */
    record Result(boolean succeeded, String said) {}

    /** Compiles with these arguments. */
    Result run(List<String> arguments);

    /**
     * Returns the compiler of the running JDK, and that of each other one that the system property {@code
     * tacit.other.jdks} (homes, separated like a path) or an environment variable such as {@code JAVA_HOME_25} or {@code
     * JAVA_HOME_25_X64} names.
     */
    static Stream<Javac> all() {
        return Stream.concat(Stream.of(new Running()), otherHomes().map(OfHome::new));
    }

    private static Stream<Path> otherHomes() {
        Stream<String> named =
                Arrays.stream(System.getProperty("tacit.other.jdks", "").split(File.pathSeparator, -1));
        Stream<String> known = System.getenv().entrySet().stream()
                .filter(entry -> entry.getKey().matches("JAVA_HOME_\\d+(_X64|_x64|_arm64)?"))
                .map(entry -> entry.getValue());
        return Stream.concat(named, known)
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .filter(home -> Files.isRegularFile(home.resolve("bin/javac")))
                .distinct();
    }

    /** Returns where the processor, its plugin and the annotations lie: the path that runs this test. */
    static String path() {
        return Stream.of(System.getProperty("jdk.module.path", ""), System.getProperty("java.class.path", ""))
                .filter(path -> !path.isBlank())
                .reduce((modules, classes) -> modules + File.pathSeparator + classes)
                .orElse("");
    }

    /** The running JDK's compiler, in this process. */
    record Running() implements Javac {
        @Override
        public Result run(List<String> arguments) {
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter said = new StringWriter();
            try (StandardJavaFileManager files =
                    compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
                List<String> options = arguments.stream()
                        .filter(argument -> !argument.endsWith(".java"))
                        .toList();
                List<Path> sources = arguments.stream()
                        .filter(argument -> argument.endsWith(".java"))
                        .map(Path::of)
                        .toList();
                boolean succeeded = compiler.getTask(
                                said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                        .call();
                return new Result(succeeded, said.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Another JDK's compiler, in a process of its own. */
    record OfHome(Path home) implements Javac {
        @Override
        public Result run(List<String> arguments) {
            List<String> command = new ArrayList<>();
            command.add(home.resolve("bin/javac").toString());
            command.addAll(arguments);
            try {
                Process process =
                        new ProcessBuilder(command).redirectErrorStream(true).start();
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return new Result(process.waitFor() == 0, said);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
