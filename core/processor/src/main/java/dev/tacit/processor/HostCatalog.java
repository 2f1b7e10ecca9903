package dev.tacit.processor;

import dev.tacit.category.Catalog;
import dev.tacit.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.tools.JavaFileManager;
import javax.tools.StandardLocation;

/**
 * The categories and purposes that the host adds, where a compiler finds them.
 *
 * @param catalog the standard catalog and what the host adds
 * @param isFound whether there is a file of the host's
 */
record HostCatalog(Catalog catalog, boolean isFound) {
    /**
     * Reads {@value Catalog#RESOURCE}: the file that the build names, or else the module's own, which the build copied beside
     * the classes or keeps beside the sources, or else the first on the class path.
     *
     * @throws IllegalArgumentException with a sentence, if the file is malformed, or named and not there
     */
    static HostCatalog read(Optional<Path> named, Filer filer) {
        return named.map(HostCatalog::content)
                .or(() -> Stream.of(
                                StandardLocation.CLASS_OUTPUT,
                                StandardLocation.SOURCE_PATH,
                                StandardLocation.CLASS_PATH)
                        .flatMap(place -> content(filer, place).stream())
                        .findFirst())
                .map(document -> new HostCatalog(with(document), true))
                .orElseGet(() -> new HostCatalog(Catalog.standard(), false));
    }

    private static Catalog with(String document) {
        try {
            return Catalog.standard().withDocument(document);
        } catch (JsonException e) {
            throw new IllegalArgumentException(Catalog.RESOURCE + " cannot hold: " + e.getMessage(), e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("catalog names a file that cannot be read", e);
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
}
