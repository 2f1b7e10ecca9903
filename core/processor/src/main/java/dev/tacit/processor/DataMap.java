package dev.tacit.processor;

import dev.tacit.json.Json;
import dev.tacit.json.JsonException;
import dev.tacit.processor.check.Check;
import dev.tacit.processor.check.Finding;
import dev.tacit.schema.DeclarationJson;
import dev.tacit.schema.EncryptionDeclaration;
import dev.tacit.schema.MemberDeclaration;
import dev.tacit.schema.RecordDeclaration;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/** What a module declares: written for people and machines to read, and held against what was declared before. */
final class DataMap {
    private static final String RESOURCE = "META-INF/tacit/data-map.json";

    private final List<RecordDeclaration> before;
    private final Map<String, RecordDeclaration> now = new TreeMap<>();

    private DataMap(List<RecordDeclaration> before) {
        this.before = before;
    }

    /**
     * Returns an empty map, to be held against the committed one if there is one yet.
     *
     * @throws IllegalArgumentException with a sentence, if the committed file is no data map
     */
    static DataMap in(Optional<Path> committed) throws IOException {
        if (committed.isEmpty() || !Files.exists(committed.get())) {
            return new DataMap(List.of());
        }
        try {
            return new DataMap(DeclarationJson.read(Files.readString(committed.get())));
        } catch (JsonException e) {
            throw new IllegalArgumentException(
                    "datamap.committed names a file that is no data map: " + e.getMessage(), e);
        }
    }

    void add(RecordDeclaration declaration) {
        if (declaration.saysAnything()
                || declaration.members().stream()
                        .anyMatch(member -> member.notPersonal().isPresent())) {
            now.put(declaration.className(), declaration);
        }
    }

    /**
     * TACIT010: finds encrypted ids that were declared and are neither ids nor former ids of their record now.
     *
     * @param elsewhere reads a class by its name that is not in this map, since an incremental build compiled only others
     */
    List<Finding> vanished(Function<String, Optional<RecordDeclaration>> elsewhere) {
        Map<String, Set<String>> known = new HashMap<>();
        before.stream()
                .filter(record -> !now.containsKey(record.className()))
                .flatMap(record -> elsewhere.apply(record.className()).stream())
                .forEach(this::add);
        now.values().forEach(record -> keyOf(record).ifPresent(name -> known.put(name, idsOf(record, true))));
        return before.stream()
                .flatMap(record -> keyOf(record).stream()
                        .flatMap(name -> idsOf(record, false).stream()
                                .filter(id ->
                                        !known.getOrDefault(name, Set.of()).contains(id))
                                .sorted()
                                .map(id -> vanished(name, id))))
                .toList();
    }

    private static Finding vanished(String record, String id) {
        return new Finding(
                Check.TACIT010,
                record + "." + id,
                "record '" + record + "' has no encrypted member with the id '" + id
                        + "' any more, so what was stored under it opens no more.\n"
                        + "  If the member was renamed: @Encrypted(formerly = \"" + id + "\").\n"
                        + "  If its data is erased everywhere: take it out of the committed data map.");
    }

    /** A record is known by its logical name, which outlives a renamed class. */
    private static Optional<String> keyOf(RecordDeclaration record) {
        return record.name();
    }

    private static Set<String> idsOf(RecordDeclaration record, boolean withFormer) {
        return record.members().stream()
                .map(MemberDeclaration::encryption)
                .flatMap(Optional::stream)
                .flatMap(encryption -> withFormer ? everyId(encryption) : Stream.of(encryption.id()))
                .collect(Collectors.toSet());
    }

    private static Stream<String> everyId(EncryptionDeclaration encryption) {
        return Stream.concat(Stream.of(encryption.id()), encryption.formerly().stream());
    }

    /** Writes the map, if there is anything to say; sorted by class name, so that two builds' maps compare well. */
    void write(Filer filer) throws IOException {
        Collection<RecordDeclaration> records = now.values();
        if (records.isEmpty()) {
            return;
        }
        try (OutputStream out = filer.createResource(StandardLocation.CLASS_OUTPUT, "", RESOURCE)
                .openOutputStream()) {
            out.write((Json.pretty(DeclarationJson.write(records)) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
