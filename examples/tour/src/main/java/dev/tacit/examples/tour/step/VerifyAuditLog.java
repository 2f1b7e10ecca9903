package dev.tacit.examples.tour.step;

import dev.tacit.audit.AuditLog;
import dev.tacit.audit.VerificationReport;
import dev.tacit.audit.proof.Checkpoint;
import dev.tacit.examples.tour.shop.Shop;
import dev.tacit.examples.tour.shop.WorkFolder;
import dev.tacit.json.Json;
import dev.tacit.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Proves the audit log offline, with its public key alone; then forges one byte, and sees it found. */
public final class VerifyAuditLog implements Step {
    @Override
    public String title() {
        return "Verify the audit log, and catch a forger";
    }

    @Override
    public void run(Shop shop, Narrator narrator) throws IOException {
        Checkpoint head = shop.auditLog().publish();
        List<String> trusted = List.of(Files.readString(shop.work().anchor()));
        String verifierKey = Files.readString(shop.work().auditLogKey()).strip();
        VerificationReport report = AuditLog.verify(shop.work().auditLog(), verifierKey, trusted);
        narrator.say("Every opening, export, removal and key change is an entry: %d of them.", report.entriesChecked());
        narrator.check(
                report.isIntact() && report.size() == head.size(),
                "all %d are under the signed checkpoint, and unaltered",
                head.size());
        narrator.say("%d of them are newer than the head that is kept outside the log.", report.unanchoredEntries());

        Path forged = shop.work().root().resolve("audit-log-forged");
        copy(shop.work().auditLog(), forged);
        flipOneByte(bundleOf(forged));
        VerificationReport found = AuditLog.verify(forged, verifierKey, trusted);
        narrator.check(
                !found.isIntact(), "one flipped byte in a copy is found: %s", String.join("; ", found.problems()));
        WorkFolder.deleteTree(forged);

        shop.work()
                .keepEvidence(
                        "audit-log.json",
                        Json.pretty(JsonObject.builder()
                                        .put("entries", report.entriesChecked())
                                        .put("unanchored", report.unanchoredEntries())
                                        .put("intact", report.isIntact())
                                        .build())
                                + "\n");
    }

    private static Path bundleOf(Path log) throws IOException {
        try (Stream<Path> files = Files.walk(log.resolve("tile").resolve("entries"))) {
            return files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
        }
    }

    private static void flipOneByte(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
