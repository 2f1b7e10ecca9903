package dev.tacit.audit.proof;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of published test data; a test that does not find it is skipped, or fails where it is required. */
public final class PublishedData {
    private PublishedData() {}

    public static Path folder(String name) {
        Path folder = Path.of(System.getProperty("tacit.data", "missing"), name);
        if (!Files.isDirectory(folder)) {
            if (Boolean.getBoolean("tacit.data.required")) {
                throw new AssertionError("published test data is missing: " + name);
            }
            abort("published test data is missing: " + name + "; see docs/test-data.md");
        }
        return folder;
    }

    public static List<Path> filesBelow(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
