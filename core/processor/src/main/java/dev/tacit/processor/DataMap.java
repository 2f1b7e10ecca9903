package dev.tacit.processor;

import dev.tacit.json.Json;
import dev.tacit.schema.DeclarationJson;
import dev.tacit.schema.RecordDeclaration;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/** What a module declares, for people and machines to read. Not thread-safe; one compilation has one. */
final class DataMap {
    private static final String RESOURCE = "META-INF/tacit/data-map.json";

    private final Map<String, RecordDeclaration> records = new TreeMap<>();

    /** Adds what a class declares, if that is anything. */
    void add(RecordDeclaration declaration) {
        boolean speaks = declaration.saysAnything()
                || declaration.members().stream()
                        .anyMatch(member -> member.notPersonal().isPresent());
        if (speaks) {
            records.put(declaration.className(), declaration);
        }
    }

    Collection<RecordDeclaration> records() {
        return records.values();
    }

    /** Writes the map, if there is anything to say; sorted by class name, so that two builds' maps compare well. */
    void write(Filer filer) throws IOException {
        if (records.isEmpty()) {
            return;
        }
        try (OutputStream out = filer.createResource(StandardLocation.CLASS_OUTPUT, "", RESOURCE)
                .openOutputStream()) {
            out.write((Json.pretty(DeclarationJson.write(records.values())) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
