package dev.tacit.examples.tour.step;

import dev.tacit.audit.AuditLog;
import dev.tacit.audit.LogReport;
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
        shop.auditLog().publish();
        String verifierKey = Files.readString(shop.work().auditLogKey()).strip();
        LogReport report = AuditLog.verify(shop.work().auditLog(), verifierKey, List.of());
        narrator.say("Every opening, export, removal and key change is an entry: %d of them.", report.entries());
        narrator.check(report.sound(), "all entries are under the signed checkpoint, and unaltered");

        Path forged = shop.work().root().resolve("audit-log-forged");
        copy(shop.work().auditLog(), forged);
        flipOneByte(bundleOf(forged));
        LogReport found = AuditLog.verify(forged, verifierKey, List.of());
        narrator.check(!found.sound(), "one flipped byte in a copy is found: %s", found.finding());
        WorkFolder.deleteTree(forged);

        shop.work()
                .keepEvidence(
                        "audit-log.json",
                        Json.pretty(JsonObject.builder()
                                        .put("entries", report.entries())
                                        .put("sound", report.sound())
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
