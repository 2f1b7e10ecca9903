package dev.tacit.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Safe;
import dev.tacit.Tenant;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.audit.proof.Checkpoint;
import dev.tacit.audit.proof.TlogProof;
import dev.tacit.audit.proof.TreeHash;
import dev.tacit.audit.proof.VerifierKey;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditReceipt;
import dev.tacit.event.AuditUnavailableException;
import dev.tacit.event.EventRefusedException;
import dev.tacit.event.Outcome;
import dev.tacit.json.JsonReader;
import dev.tacit.provider.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest {
    @TempDir
    Path folder;

    private LogFixture fixture;

    @BeforeEach
    void makeFixture() {
        fixture = new LogFixture(folder);
    }

    @Test
    void anEntry_getsItsProofOnceAHeadCoversIt() {
        try (AuditLog log = fixture.open()) {
            AuditReceipt receipt = log.record(LogFixture.opened(LogFixture.ALICE));
            assertThat(receipt.index()).isZero();
            assertThat(receipt.inclusionProof()).isEmpty();

            Checkpoint head = log.publish();

            LogEntry entry = log.entries(0).findFirst().orElseThrow();
            TlogProof proof = TlogProof.parse(receipt.inclusionProof().orElseThrow());
            assertThat(proof.verify(entry.bytes(), VerifierKey.parse(log.verifierKey())))
                    .isEqualTo(head);
        }
    }

    @Test
    void theHandleTable_standsInClear_inAFileOfItsOwnerAlone() throws IOException {
        try (AuditLog log = fixture.open()) {
            LogFixture.record(log, 1);
        }
        Path table = fixture.directory.resolve("handles");
        assertThat(table).content().contains(LogFixture.ALICE.hex());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(table)))
                .isEqualTo("rw-------");
    }

    @Test
    void everyEntryOfALogOfManyTiles_isProvedByItsText() {
        try (AuditLog log = fixture.open()) {
            LogFixture.record(log, 300);
            log.publish();
            LogFixture.record(log, 300);
            log.publish();
            VerifierKey key = VerifierKey.parse(log.verifierKey());

            assertThat(log.entries(0)).hasSize(600).allSatisfy(entry -> {
                String proof = log.inclusionProof(entry.index()).orElseThrow();
                assertThat(TlogProof.parse(proof).verify(entry.bytes(), key).size())
                        .isEqualTo(600);
            });
        }
        assertThat(fixture.directory.resolve("tile/0/000")).hasSize(8192);
        assertThat(fixture.directory.resolve("tile/0/000.p")).doesNotExist();
    }

    @Test
    void anEntry_saysWhoDidWhatToWhichFields_andNamesSubjectsByTheLogsOwnHandles() {
        try (AuditLog log = fixture.open()) {
            LogFixture.record(log, 1);
            log.publish();

            JsonReader entry =
                    JsonReader.of(log.entries(0).findFirst().orElseThrow().json());

            assertThat(entry.field("kind").string()).isEqualTo("access");
            assertThat(entry.field("ts").string()).isEqualTo("2026-11-22T10:00:00Z");
            assertThat(entry.field("actor").field("ref").string()).isEqualTo("fulfilment");
            assertThat(entry.field("details").field("purpose").string()).isEqualTo("DeliveryOfGoods");
            assertThat(entry.field("nonce").string()).hasSize(32);
            assertThat(entry.field("subjects").items().get(0).string())
                    .hasSize(32)
                    .isNotEqualTo(LogFixture.ALICE.hex());
        }
    }

    @Test
    void theSubjectsHandle_standsInNoFileButTheHandleTable() throws IOException {
        fixture.write(300);

        for (Path file : fixture.filesBelow(".")) {
            boolean holdsHandle = Files.readString(file, ISO_8859_1).contains(LogFixture.ALICE.hex());
            assertThat(holdsHandle).isEqualTo(file.endsWith("handles"));
        }
    }

    @Test
    void theEntriesAboutOnePerson_areFound_alsoAfterReopening() {
        fixture.write(5);
        try (AuditLog log = fixture.open()) {
            LogFixture.record(log, 5);
            log.publish();

            assertThat(log.entriesAbout(Tenant.SOLE, LogFixture.ALICE).map(LogEntry::index))
                    .containsExactly(0L, 2L, 4L, 5L, 7L, 9L);
            assertThat(log.entriesAbout(Tenant.of("other"), LogFixture.ALICE)).isEmpty();
            assertThat(log.entries(8)).hasSize(2);
            assertThat(log.entries(10)).isEmpty();
        }
    }

    @Test
    void thePersonThemself_standsInTheLogWithoutAReference() {
        Access self = Access.as(new Actor(Actor.Kind.SELF, "session-9")).forPurpose("SubjectAccess");
        AuditEvent event = new AuditEvent.DataExport(Tenant.SOLE, self, "data-subject", List.of(), 1, Outcome.ALLOWED);
        try (AuditLog log = fixture.open()) {
            log.record(event);
            log.publish();

            assertThat(log.entries(0).findFirst().orElseThrow().text())
                    .contains("\"actor\":{\"kind\":\"SELF\"}")
                    .doesNotContain("session-9");
        }
    }

    @Test
    void aHostsOwnKind_isTakenOnlyIfRegistered() {
        try (AuditLog log = fixture.open()) {
            assertThat(log.record(LogFixture.login(Safe.of("attempts", 5))).index())
                    .isZero();

            AuditEvent unknown = new AuditEvent.HostEvent(
                    Tenant.SOLE, Actor.service("web"), "logout", List.of(), List.of(), Outcome.ALLOWED);
            assertThatThrownBy(() -> log.record(unknown)).isInstanceOf(EventRefusedException.class);
            assertThat(log.status().size()).isEqualTo(1);
        }
    }

    @Test
    void anEntryThatIsTooLarge_isRefused() {
        try (AuditLog log = fixture.open()) {
            AuditEvent large = LogFixture.login(Safe.of("padding", "x".repeat(16 * 1024)));

            assertThatThrownBy(() -> log.record(large)).isInstanceOf(EventRefusedException.class);
        }
    }

    @Test
    void aHeadIsPublishedByItself_whenEnoughEntriesWait() throws InterruptedException {
        try (AuditLog log = fixture.builder()
                .publishing(new PublishPolicy(10, Duration.ofDays(1)))
                .open()) {
            LogFixture.record(log, 9);
            assertThat(log.status().publishedSize()).isZero();
            LogFixture.record(log, 1);
            assertThat(fixture.anchor.awaitSize(10)).isTrue();
        }
    }

    @Test
    void aHeadIsPublishedByItself_whenAnEntryHasWaitedLongEnough() throws Exception {
        try (AuditLog log = fixture.builder()
                .publishing(new PublishPolicy(1000, Duration.ofMillis(5)))
                .open()) {
            LogFixture.record(log, 1);
            assertThat(fixture.anchor.awaitSize(1)).isTrue();
        }
    }

    @Test
    void manyCallersAtOnce_getEachAnIndexOfTheirOwn() {
        try (AuditLog log = fixture.open()) {
            List<Long> indices = IntStream.range(0, 2000)
                    .parallel()
                    .mapToObj(
                            i -> log.record(LogFixture.opened(LogFixture.ALICE)).index())
                    .toList();

            assertThat(indices).doesNotHaveDuplicates().hasSize(2000);
            assertThat(log.publish().size()).isEqualTo(2000);
        }
    }

    @Test
    void anInterruptedCaller_recordsAllTheSame_andHarmsNobody() {
        try (AuditLog log = fixture.open()) {
            Thread.currentThread().interrupt();
            assertThat(log.record(LogFixture.opened(LogFixture.ALICE)).index()).isZero();
            log.publish();
            assertThat(log.inclusionProof(0)).isPresent();
            assertThat(Thread.interrupted()).isTrue();

            assertThat(log.record(LogFixture.opened(LogFixture.BOB)).index()).isEqualTo(1);
        }
    }

    @Test
    void aClosedLog_hasPublishedAndTakesNothing() {
        AuditLog log = fixture.open();
        LogFixture.record(log, 3);
        log.close();

        assertThat(log.status().publishedSize()).isEqualTo(3);
        assertThat(log.status().unanchoredEntries()).isZero();
        assertThatThrownBy(() -> LogFixture.record(log, 1)).isInstanceOf(AuditUnavailableException.class);
        log.close();
    }

    @Test
    void aSecondInstance_isRefused_andTheFirstGoesOn() {
        try (AuditLog log = fixture.open()) {
            assertThatThrownBy(fixture::open).isInstanceOf(AuditUnavailableException.class);
            LogFixture.record(log, 1);
        }
        fixture.open().close();
    }

    @Test
    void aSignatureOfALog_isOverItsNameAndTheMessage() {
        byte[] certificate = "certificate".getBytes(UTF_8);
        try (AuditLog log = fixture.open()) {
            byte[] signature = log.sign(certificate);
            VerifierKey key = VerifierKey.parse(log.verifierKey());

            assertThat(key.verifies(Signer.signedBytes(LogFixture.ORIGIN, certificate), signature))
                    .isTrue();
            assertThat(key.verifies(certificate, signature)).isFalse();
            assertThat(key.verifies(Signer.signedBytes("shop.example/other", certificate), signature))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LogFixture.ORIGIN, "shop.example/other"})
    void aHead_alsoOfAnotherLogUnderTheSameKey_isNotToBeHadFromSign(String origin) {
        TreeHash root = TreeHash.ofLeaf(new byte[1]);
        byte[] forged = new Checkpoint(origin, 1_000_000, root).text().getBytes(UTF_8);
        VerifierKey key = AuditLogKey.openOrCreate(folder.resolve("log.key"))
                .named(origin)
                .verifierKey();
        try (AuditLog log = fixture.open()) {
            assertThat(key.verifies(forged, log.sign(forged))).isFalse();
        }
    }

    @Test
    void aLogThatIsClosedOrReadOnly_signsNothing() {
        AuditLog closed = fixture.open();
        closed.close();
        assertThatThrownBy(() -> closed.sign(new byte[1])).isInstanceOf(AuditUnavailableException.class);

        fixture.anchor.unplug();
        try (AuditLog readOnly = fixture.open()) {
            assertThatThrownBy(() -> readOnly.sign(new byte[1])).isInstanceOf(AuditUnavailableException.class);
        }
    }

    @Test
    void keyAndAnchorInsideTheLogsDirectory_areRefused() throws IOException {
        Files.createDirectory(fixture.directory);
        AuditLogKey inside = AuditLogKey.openOrCreate(fixture.directory.resolve("key"));

        assertThatThrownBy(() -> fixture.builder().key(inside).open()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fixture.builder()
                        .anchor(FileAnchor.at(fixture.directory.resolve("anchor")))
                        .open())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keyAndAnchorInsideTheLogsDirectory_areRefused_alsoUnderAnotherName() throws IOException {
        Files.createDirectory(fixture.directory);
        Path link = Files.createSymbolicLink(folder.resolve("link"), fixture.directory);
        AuditLogKey inside = AuditLogKey.openOrCreate(link.resolve("key"));

        assertThatThrownBy(() -> fixture.builder().key(inside).open()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fixture.builder()
                        .anchor(FileAnchor.at(link.resolve("anchor")))
                        .open())
                .isInstanceOf(IllegalArgumentException.class);
        Path elsewhere = Files.createSymbolicLink(folder.resolve("linked.key"), fixture.directory.resolve("key"));
        assertThatThrownBy(() -> fixture.builder()
                        .key(AuditLogKey.openOrCreate(elsewhere))
                        .open())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLogUnderAnotherNameOrKey_isNotOpened() {
        fixture.write(1);

        assertThatThrownBy(() -> fixture.builder().origin("shop.example/other").open())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
