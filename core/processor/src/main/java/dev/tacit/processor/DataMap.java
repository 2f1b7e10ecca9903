package dev.tacit.processor;

import dev.tacit.json.Json;
import dev.tacit.schema.DeclarationJson;
import dev.tacit.schema.DeclarationProblem;
import dev.tacit.schema.RecordDeclaration;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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

    /** Returns a problem for each class whose record's name another class has, too: each would open the other's values. */
    List<DeclarationProblem> namesGivenTwice() {
        Map<String, String> firsts = new HashMap<>();
        List<DeclarationProblem> problems = new ArrayList<>();
        for (RecordDeclaration record : records.values()) {
            record.name()
                    .map(name -> firsts.putIfAbsent(name, record.className()))
                    .ifPresent(first -> problems.add(new DeclarationProblem(
                            record.className(),
                            "",
                            first + " is a record of the same name, and each would open what is sealed for the other;"
                                    + " give one of them another")));
        }
        return problems;
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
