package dev.tacit;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Data that others published and that lies beside the project; docs/test-data.md says where to get it. */
public final class PublishedData {
    /** Returns the file; without it the test fails where data is required, and is reported as skipped elsewhere. */
    public static Path file(String name) {
        Path file = Path.of(System.getProperty("tacit.data", "data")).resolve(name);
        if (!Files.exists(file)) {
            if (Boolean.getBoolean("tacit.data.required")) {
                return fail("published test data is missing: " + name);
            }
            Assumptions.abort("published test data is missing: " + name + "; see docs/test-data.md");
        }
        return file;
    }

    private PublishedData() {}
}
