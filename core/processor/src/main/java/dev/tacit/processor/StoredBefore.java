package dev.tacit.processor;

import dev.tacit.category.Catalog;
import dev.tacit.json.JsonException;
import dev.tacit.processor.check.Check;
import dev.tacit.processor.check.Finding;
import dev.tacit.schema.DeclarationChecks;
import dev.tacit.schema.DeclarationJson;
import dev.tacit.schema.DeclarationProblem;
import dev.tacit.schema.RecordDeclaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** TACIT010: what the committed data map says is sealed can still be opened. */
final class StoredBefore implements MemberCheck {
    private static final String NOTHING_YET = "{\"version\": 1, \"records\": []}";

    private final DeclarationChecks checks;
    private final DeclarationChecks checksSince;
    private final List<RecordDeclaration> before;

    private StoredBefore(Catalog catalog, List<RecordDeclaration> before) {
        this.checks = DeclarationChecks.with(catalog);
        this.checksSince = checks.since(before);
        this.before = before;
    }

    /**
     * Returns the check against the committed data map; one that finds nothing, if the build names none.
     *
     * @throws IllegalArgumentException with a sentence, if the file that the build names is not there or is no data map: a
     *     check that a wrong path turns off would be missed by nobody
     */
    static StoredBefore in(Optional<Path> committed, Catalog catalog) throws IOException {
        if (committed.isEmpty()) {
            return new StoredBefore(catalog, List.of());
        }
        if (!Files.exists(committed.get())) {
            throw new IllegalArgumentException(
                    "datamap.committed names a file that is not there; if nothing is stored yet, begin it with "
                            + NOTHING_YET);
        }
        try {
            return new StoredBefore(catalog, DeclarationJson.read(Files.readString(committed.get())));
        } catch (JsonException e) {
            throw new IllegalArgumentException(
                    "datamap.committed names a file that is no data map: " + e.getMessage(), e);
        }
    }

    @Override
    public void look(DeclaredClass c, CoveredTypes covered, Report report) {
        List<DeclarationProblem> vanished = new ArrayList<>(checksSince.check(c.declaration()));
        vanished.removeAll(checks.check(c.declaration()));
        vanished.forEach(problem -> report.found(finding(problem), c.placeOf(problem.member())));
    }

    /**
     * Finds classes that are gone.
     *
     * @param compiled what this compilation declares
     * @param elsewhere reads a class that it does not compile, since an incremental build compiles a part
     */
    List<Finding> goneFrom(
            Collection<RecordDeclaration> compiled, Function<String, Optional<RecordDeclaration>> elsewhere) {
        Set<String> names = compiled.stream().map(RecordDeclaration::className).collect(Collectors.toSet());
        List<RecordDeclaration> all = new ArrayList<>(compiled);
        before.stream()
                .map(RecordDeclaration::className)
                .filter(name -> !names.contains(name))
                .forEach(name -> elsewhere.apply(name).ifPresent(all::add));
        return checksSince.vanishedClasses(all).stream()
                .map(StoredBefore::finding)
                .toList();
    }

    private static Finding finding(DeclarationProblem problem) {
        return new Finding(Check.TACIT010, ImpossibleDeclaration.placeOf(problem), problem.toString());
    }
}
