package dev.tacit.processor;

import dev.tacit.category.Catalog;
import dev.tacit.json.JsonException;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.tools.JavaFileManager;
import javax.tools.StandardLocation;

/** Reads the categories and purposes that the host adds, where a compiler finds them. */
final class HostCatalog {
    /**
     * Returns the standard catalog and what {@value Catalog#RESOURCE} adds: the module's own, which the build copied
     * beside the classes, or else the first on the class path.
     *
     * @throws IllegalArgumentException with a sentence, if the file is malformed
     */
    static Catalog read(Filer filer) {
        return Stream.of(StandardLocation.CLASS_OUTPUT, StandardLocation.CLASS_PATH)
                .flatMap(place -> content(filer, place).stream())
                .findFirst()
                .map(HostCatalog::with)
                .orElseGet(Catalog::standard);
    }

    private static Catalog with(String document) {
        try {
            return Catalog.standard().withDocument(document);
        } catch (JsonException e) {
            throw new IllegalArgumentException(Catalog.RESOURCE + " cannot hold: " + e.getMessage(), e);
        }
    }

    private static Optional<String> content(Filer filer, JavaFileManager.Location place) {
        try {
            return Optional.of(filer.getResource(place, "", Catalog.RESOURCE)
                    .getCharContent(true)
                    .toString());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // not there, or the compiler knows no such place
        }
    }

    private HostCatalog() {}
}
