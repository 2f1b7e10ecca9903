package dev.tacit.examples.tour.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that takes all that the tour leaves. What an earlier tour left under these names is removed first; anything
 * else in the folder is let alone.
 *
 * @param root the folder
 */
public record WorkFolder(Path root) {
    private static final List<String> OURS =
            List.of("database", "keys", "outside", "audit-log", "audit-log.vkey", "export", "evidence", "tour.log");

    /** Makes the folder ready for a tour. */
    public static WorkFolder prepare(Path root) throws IOException {
        Files.createDirectories(root);
        for (String name : OURS) {
            deleteTree(root.resolve(name));
        }
        WorkFolder work = new WorkFolder(root);
        for (Path folder : List.of(work.database(), work.keys(), work.outside(), work.export(), work.evidence())) {
            Files.createDirectories(folder);
        }
        return work;
    }

    /** The orders and the key table, if they are H2 files. */
    public Path database() {
        return root.resolve("database");
    }

    /** The key encryption keys and the log's signing key: never in a backup of the database. */
    public Path keys() {
        return root.resolve("keys");
    }

    /** What must not be restored together with a database: the key store's mark and the log's anchor. */
    public Path outside() {
        return root.resolve("outside");
    }

    /** The audit log: tiles and checkpoint. */
    public Path auditLog() {
        return root.resolve("audit-log");
    }

    /** The newest head of the audit log, kept outside it. */
    public Path anchor() {
        return outside().resolve("audit-log.anchor");
    }

    /** The audit log's verifier key. */
    public Path auditLogKey() {
        return root.resolve("audit-log.vkey");
    }

    /** What a person asked for: the only place with clear personal data. */
    public Path export() {
        return root.resolve("export");
    }

    /** What an auditor asks for. */
    public Path evidence() {
        return root.resolve("evidence");
    }

    /** The application's log. */
    public Path log() {
        return root.resolve("tour.log");
    }

    /** Writes a piece of evidence. */
    public void keepEvidence(String name, String text) throws IOException {
        Files.writeString(evidence().resolve(name), text);
    }

    /** Removes a file, or a folder with all that is in it; nothing happens if there is none. */
    public static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
