package dev.tacit.category;

import dev.tacit.json.Json;
import dev.tacit.json.JsonException;
import dev.tacit.json.JsonPointer;
import dev.tacit.json.JsonProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files by which an application and its libraries add to the catalog: resources that the loader finds, and opens
 * from where it takes classes. Not thread-safe; one a catalog.
 */
final class InstalledFiles {
    private final Map<String, Object> meanings = new HashMap<>();

    /** @throws JsonException if a file is malformed, or two files give one name different meanings */
    static Catalog addTo(Catalog standard, ClassLoader loader) {
        InstalledFiles files = new InstalledFiles();
        Catalog catalog = standard;
        for (byte[] file : contents(loader)) {
            catalog = files.add(new CatalogReader().read(Json.parse(file)), catalog);
        }
        return catalog;
    }

    private Catalog add(CatalogReader.Additions additions, Catalog catalog) {
        additions.categories().forEach((id, category) -> refuseOther("categories", id, category));
        additions.purposes().forEach((name, purpose) -> refuseOther("purposes", name, purpose));
        return additions.addedTo(catalog);
    }

    private void refuseOther(String kind, String name, Object meaning) {
        Object known = meanings.putIfAbsent(kind + "/" + name, meaning);
        if (known != null && !known.equals(meaning)) {
            JsonPointer place = JsonPointer.ROOT.append(kind).append(name);
            throw new JsonException(
                    "one of two files " + Catalog.RESOURCE,
                    List.of(new JsonProblem(place, "means the same in every file, and does not in these two")));
        }
    }

    private static List<byte[]> contents(ClassLoader loader) {
        try {
            List<byte[]> contents = new ArrayList<>();
            for (URL file : Collections.list(loader.getResources(Catalog.RESOURCE))) {
                try (InputStream in = file.openStream()) {
                    contents.add(in.readAllBytes());
                }
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
