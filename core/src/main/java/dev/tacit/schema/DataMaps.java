package dev.tacit.schema;

import dev.tacit.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The data maps that the annotation processor has put into the modules and jars that a class loader sees. */
final class DataMaps {
    private static final String RESOURCE = "META-INF/tacit/data-map.json";

    /** Returns their declarations; a map that cannot be read says nothing. */
    static List<RecordDeclaration> of(ClassLoader loader) {
        List<RecordDeclaration> declarations = new ArrayList<>();
        try {
            for (URL map : Collections.list(loader.getResources(RESOURCE))) {
                declarations.addAll(read(map));
            }
        } catch (IOException unreadable) {
            return declarations;
        }
        return declarations;
    }

    private static List<RecordDeclaration> read(URL map) {
        try (InputStream in = map.openStream()) {
            return DeclarationJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | JsonException unreadable) {
            return List.of();
        }
    }

    private DataMaps() {}
}
