package dev.tacit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Safe;
import dev.tacit.Tenant;
import dev.tacit.access.Actor;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.EventRefusedException;
import dev.tacit.event.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryGuardTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.org",
                "tried by ann@example.org",
                "+44 20 7946 0958",
                "4111111111111111",
                "203.0.113.77"
            })
    void anEventThatHoldsPersonalData_isRefused_andReachesNoFile(String value) throws IOException {
        LogFixture fixture = new LogFixture(folder);
        try (AuditLog log = fixture.open()) {
            AuditEvent careless = LogFixture.login(Safe.of("account", value));
            assertThatThrownBy(() -> log.record(careless))
                    .isInstanceOf(EventRefusedException.class)
                    .hasMessageNotContaining(value);
            log.publish();
        }
        for (Path file : fixture.filesBelow(".")) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(value);
        }
    }

    @Test
    void anActorNamedByAnAddress_isRefused() {
        AuditEvent event = new AuditEvent.Configuration(
                Tenant.SOLE, Actor.person("203.0.113.77"), "hold-placed", List.of(), List.of());
        try (AuditLog log = new LogFixture(folder).open()) {
            assertThatThrownBy(() -> log.record(event)).isInstanceOf(EventRefusedException.class);
        }
    }

    @Test
    void idsInstantsAndCounts_areRecorded() {
        AuditEvent event = new AuditEvent.KeyChange(
                Tenant.SOLE,
                Actor.service("vault"),
                "shred-intended",
                List.of(LogFixture.ALICE),
                List.of(
                        Safe.of(
                                "requestId",
                                UUID.nameUUIDFromBytes(new byte[] {1}).toString()),
                        Safe.of("policy", "amazon-dpp-merchant@1.2.0"),
                        Safe.of("hash", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
                        Safe.of(
                                "destroyAt",
                                Instant.parse("2026-11-23T10:15:30.123456Z").toString()),
                        Safe.of("generation", 1_234_567_890_123L)),
                Outcome.ALLOWED);
        try (AuditLog log = new LogFixture(folder).open()) {
            assertThat(log.record(event).index()).isZero();
        }
    }
}
