package dev.tacit;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Published test data, which is not part of the project. Where it is absent a test is skipped with the reason, and fails if
 * the system property {@code tacit.data.required} is true.
 */
public final class TestData {
    private TestData() {}

    /** Returns an existing file or folder of the data that {@code tacit.data} names. */
    public static Path file(String name) {
        Path file = Path.of(System.getProperty("tacit.data", "absent"), name);
        if (!Files.exists(file)) {
            String reason =
                    "no test data " + name + " where the system property tacit.data points; see docs/test-data.md";
            return Boolean.getBoolean("tacit.data.required") ? fail(reason) : abort(reason);
        }
        return file;
    }
}
