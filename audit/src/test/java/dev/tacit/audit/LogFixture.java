package dev.tacit.audit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tacit.Safe;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.access.Operation;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditReceipt;
import dev.tacit.event.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A log in a temporary folder: the log's directory, its key and its anchor each beside the others. */
final class LogFixture {
    static final String ORIGIN = "shop.example/audit";
    static final SubjectHandle ALICE = SubjectHandle.parse("a11ce000000000000000000000000000");
    static final SubjectHandle BOB = SubjectHandle.parse("b0b00000000000000000000000000000");

    final Path folder;
    final Path directory;
    final MemoryAnchor anchor = new MemoryAnchor();
    final MovableClock clock = new MovableClock();

    LogFixture(Path folder) {
        this.folder = folder;
        this.directory = folder.resolve("log");
    }

    /** A log that publishes only when told. */
    AuditLogBuilder builder() {
        return AuditLog.builder()
                .directory(directory)
                .origin(ORIGIN)
                .key(AuditLogKey.openOrCreate(folder.resolve("log.key")))
                .anchor(anchor)
                .anchorPatience(Duration.ofMinutes(1)) // however busy the machine is
                .clock(clock)
                .publishing(new PublishPolicy(65_536, Duration.ofDays(1)))
                .hostKind("login");
    }

    AuditLog open() {
        return builder().open();
    }

    /** Adds entries to the log, publishes and closes it; returns its verifier key. */
    @CanIgnoreReturnValue
    String write(int entries) {
        try (AuditLog log = open()) {
            record(log, entries);
            return log.verifierKey();
        }
    }

    static void record(AuditLog log, int entries) {
        for (int i = 0; i < entries; i++) {
            AuditReceipt unused = log.record(opened(i % 2 == 0 ? ALICE : BOB));
        }
    }

    static AuditEvent opened(SubjectHandle subject) {
        Access access = Access.as(Actor.service("fulfilment")).forPurpose("DeliveryOfGoods");
        return new AuditEvent.DataAccess(
                Tenant.SOLE,
                access,
                Operation.READ,
                "order",
                Set.of("buyerName", "shipTo"),
                List.of(subject),
                1,
                Outcome.ALLOWED,
                "");
    }

    static AuditEvent login(Safe... arguments) {
        return new AuditEvent.HostEvent(
                Tenant.SOLE, Actor.person("staff-17"), "login", List.of(), List.of(arguments), Outcome.DENIED);
    }

    VerificationReport verify(String verifierKey) {
        return AuditLog.verify(directory, verifierKey, anchor.heads());
    }

    /** Copies the log's directory as it is, for example while it is open. */
    void copyTo(Path target) throws IOException {
        copy(directory, target);
    }

    static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    List<Path> filesBelow(String name) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve(name))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
