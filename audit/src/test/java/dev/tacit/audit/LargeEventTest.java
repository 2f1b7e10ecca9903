package dev.tacit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.Safe;
import dev.tacit.SubjectHandle;
import dev.tacit.Tenant;
import dev.tacit.access.Actor;
import dev.tacit.audit.proof.TlogProof;
import dev.tacit.audit.proof.VerifierKey;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditReceipt;
import dev.tacit.event.EventRefusedException;
import dev.tacit.event.Outcome;
import dev.tacit.json.JsonReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event may concern more people than one entry has room for: a page of records, a batch of a sweep. */
class LargeEventTest {
    private static final int ENTRY_BYTES = 16 * 1024;
    private static final String SEGMENT = "wal/0000000000000000000.wal";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 400, 449, 450, 451, 452, 453, 454, 455, 456, 457, 458, 459, 460, 1_000, 10_000})
    void everySubjectOfAnEvent_isInTheLogOnce_howeverManyThereAre(int subjects) {
        try (AuditLog log = new LogFixture(folder).open()) {
            AuditReceipt receipt = log.record(removal(subjects));
            log.publish();

            List<LogEntry> entries = log.entries(0).toList();
            assertThat(receipt.index()).isZero();
            assertThat(entries).allSatisfy(entry -> assertThat(entry.bytes()).hasSizeLessThanOrEqualTo(ENTRY_BYTES));
            Set<String> handles = new HashSet<>();
            entries.forEach(entry -> subjects(entry)
                    .forEach(handle -> assertThat(handles.add(handle)).isTrue()));
            assertThat(handles).hasSize(subjects);
        }
    }

    @Test
    void thePartsOfAnEvent_standTogether_andSayWhichOfHowManyTheyAre() {
        try (AuditLog log = new LogFixture(folder).open()) {
            LogFixture.record(log, 1);
            AuditReceipt receipt = log.record(removal(1_000));
            LogFixture.record(log, 1);
            log.publish();

            List<JsonReader> entries =
                    log.entries(0).map(entry -> JsonReader.of(entry.json())).toList();
            assertThat(receipt.index()).isEqualTo(1);
            assertThat(entries).hasSize(5);
            assertThat(entries.get(0).field("part").isPresent()).isFalse();
            assertThat(entries.get(4).field("part").isPresent()).isFalse();
            String id = entries.get(1).field("part").field("id").string();
            Set<String> nonces = new HashSet<>();
            for (int part = 1; part <= 3; part++) {
                JsonReader entry = entries.get(part);
                assertThat(entry.field("part").field("id").string())
                        .isEqualTo(id)
                        .hasSize(32);
                assertThat(entry.field("part").field("number").longInteger()).isEqualTo(part);
                assertThat(entry.field("part").field("count").longInteger()).isEqualTo(3);
                assertThat(entry.field("kind").string()).isEqualTo("removal");
                assertThat(entry.field("outcome").string()).isEqualTo("ALLOWED");
                assertThat(entry.field("details").field("records").longInteger())
                        .isEqualTo(1_000);
                nonces.add(entry.field("nonce").string());
            }
            assertThat(nonces).hasSize(3);
        }
    }

    @Test
    void thePartsOfAnEvent_standTogether_alsoWhenManyCallersRecordAtOnce() {
        try (AuditLog log = new LogFixture(folder).open()) {
            List<Long> firsts = IntStream.range(0, 64)
                    .parallel()
                    .mapToObj(i -> log.record(removal(1_000)).index())
                    .toList();
            log.publish();

            List<JsonReader> parts = log.entries(0)
                    .map(entry -> JsonReader.of(entry.json()).field("part"))
                    .toList();
            assertThat(parts).hasSize(3 * 64);
            assertThat(firsts)
                    .doesNotHaveDuplicates()
                    .allSatisfy(first -> assertThat(parts.subList(first.intValue(), first.intValue() + 3).stream()
                                    .map(part -> part.field("id").string()))
                            .containsOnly(
                                    parts.get(first.intValue()).field("id").string()));
        }
    }

    @Test
    void everySubjectOfALargeEvent_findsThePartAboutThem() {
        try (AuditLog log = new LogFixture(folder).open()) {
            log.record(removal(1_000));
            log.publish();

            for (int i : new int[] {0, 399, 455, 500, 910, 999}) {
                assertThat(log.entriesAbout(Tenant.SOLE, subject(i))).hasSize(1);
            }
            assertThat(log.entriesAbout(Tenant.SOLE, subject(1_000))).isEmpty();
        }
    }

    @Test
    void theReceiptOfALargeEvent_provesItsFirstPart_andTheOthersHaveProofsOfTheirOwn() {
        try (AuditLog log = new LogFixture(folder).open()) {
            AuditReceipt receipt = log.record(removal(1_000));
            log.publish();

            VerifierKey key = VerifierKey.parse(log.verifierKey());
            List<LogEntry> entries = log.entries(0).toList();
            assertThat(receipt.inclusionProof()).isEqualTo(log.inclusionProof(0));
            for (LogEntry entry : entries) {
                TlogProof proof =
                        TlogProof.parse(log.inclusionProof(entry.index()).orElseThrow());
                assertThat(proof.verify(entry.bytes(), key).size()).isEqualTo(3);
            }
        }
    }

    @Test
    void ofAnEventInSeveralEntries_aCrashLeavesAllOrNone() throws IOException {
        LogFixture fixture = new LogFixture(folder);
        Path crashed = folder.resolve("crashed");
        long before;
        try (AuditLog log = fixture.open()) {
            LogFixture.record(log, 1);
            before = Files.size(fixture.directory.resolve(SEGMENT));
            log.record(removal(1_000));
            fixture.copyTo(crashed);
        }
        byte[] wal = Files.readAllBytes(crashed.resolve(SEGMENT));
        for (int length : IntStream.concat(
                        IntStream.iterate((int) before, cut -> cut < wal.length, cut -> cut + 977),
                        IntStream.of(wal.length))
                .toArray()) {
            Path copy = folder.resolve("length" + length);
            LogFixture.copy(crashed, copy);
            Files.write(copy.resolve(SEGMENT), Arrays.copyOf(wal, length));
            fixture.anchor.forgetAllBut(1);
            try (AuditLog log = fixture.builder().directory(copy).open()) {
                log.publish();
                long parts = log.entries(0)
                        .filter(entry -> entry.text().contains("\"part\""))
                        .count();
                assertThat(parts).as("%d of %d bytes", length, wal.length).isEqualTo(length == wal.length ? 3 : 0);
            }
        }
    }

    @Test
    void whatIsTooLargeWithoutItsSubjects_isRefused_becauseNoPartCouldHoldIt() {
        AuditEvent event = new AuditEvent.HostEvent(
                Tenant.SOLE,
                Actor.service("web"),
                "login",
                List.of(subject(0), subject(1)),
                List.of(Safe.of("padding", "x".repeat(ENTRY_BYTES - 100))),
                Outcome.DENIED);
        try (AuditLog log = new LogFixture(folder).open()) {
            assertThatThrownBy(() -> log.record(event)).isInstanceOf(EventRefusedException.class);
            assertThat(log.status().size()).isZero();
        }
    }

    @Test
    void anEventAboutMorePeopleThanTheLimit_isRefused_andHarmsNobodyElse() {
        try (AuditLog log = new LogFixture(folder).open()) {
            assertThatThrownBy(() -> log.record(removal(100_001)))
                    .isInstanceOf(EventRefusedException.class)
                    .hasMessageContaining("100000");
            assertThat(log.record(removal(1)).index()).isZero();
        }
    }

    private static AuditEvent removal(int subjects) {
        return new AuditEvent.Removal(
                Tenant.SOLE,
                Actor.service("retention"),
                "order-pii@1#5dc9da79a70659a9#run-1/7",
                "order",
                "ERASE_FIELDS",
                IntStream.range(0, subjects).mapToObj(LargeEventTest::subject).toList(),
                subjects,
                Outcome.ALLOWED);
    }

    private static SubjectHandle subject(int number) {
        return SubjectHandle.of(
                ByteBuffer.allocate(SubjectHandle.SIZE_BYTES).putInt(number).array());
    }

    private static List<String> subjects(LogEntry entry) {
        return JsonReader.of(entry.json()).field("subjects").items().stream()
                .map(JsonReader::string)
                .toList();
    }
}
