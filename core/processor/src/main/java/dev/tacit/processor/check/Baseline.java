package dev.tacit.processor.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The findings that a project accepts for now, one a line, in a file that is committed: {@code TACIT001
 * com.acme.Customer.phone}. New code is held to the checks at once, and old code as its lines are deleted.
 *
 * <p>Not thread-safe.
 */
final class Baseline {
    private static final String HEAD = """
            # Findings that this project accepts for now, one a line. Delete a line to have its finding reported again.
            """;

    private final Path file;
    private final Set<String> accepted;

    private Baseline(Path file, Set<String> accepted) {
        this.file = file;
        this.accepted = accepted;
    }

    /** Reads a baseline; a file that is not there accepts nothing. */
    static Baseline read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Baseline(file, new TreeSet<>());
        }
        return new Baseline(
                file,
                Files.readAllLines(file).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    boolean accepts(Finding finding) {
        return accepted.contains(finding.line());
    }

    /** Replaces the lines of this half's checks by these findings; the other half's lines stay. */
    void write(Check.By half, Collection<Finding> findings) throws IOException {
        Set<String> lines = new TreeSet<>(accepted);
        lines.removeIf(line -> Check.of(line.split(" ", 2)[0])
                .filter(check -> check.by() == half)
                .isPresent());
        findings.stream().map(Finding::line).forEach(lines::add);
        Files.writeString(file, HEAD + lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }
}
