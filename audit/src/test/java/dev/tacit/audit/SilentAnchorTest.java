package dev.tacit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.audit.AuditLogStatus.State;
import dev.tacit.audit.proof.Checkpoint;
import dev.tacit.audit.proof.TreeHash;
import dev.tacit.event.AuditUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a log whose anchor hangs, is away for a while, or turns out to know another history. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SilentAnchorTest {
    @TempDir
    Path folder;

    private LogFixture fixture;

    @BeforeEach
    void makeFixture() {
        fixture = new LogFixture(folder);
    }

    @AfterEach
    void letAllCallsEnd() {
        fixture.anchor.goOn();
    }

    private AuditLogBuilder impatient() {
        return fixture.builder().anchorPatience(Duration.ofSeconds(2));
    }

    @Test
    void whileTheAnchorHangs_entriesAreTaken_thoughAHeadIsDueAfterEach() throws InterruptedException {
        AuditLogBuilder patient = fixture.builder()
                .anchorPatience(Duration.ofMinutes(1))
                .publishing(new PublishPolicy(1, Duration.ofDays(1)));
        try (AuditLog log = patient.open()) {
            fixture.anchor.hang();
            LogFixture.record(log, 1);
            fixture.anchor.awaitHangingCall();
            LogFixture.record(log, 20);

            assertThat(log.status().state()).isEqualTo(State.OPEN);
            assertThat(log.status().size()).isEqualTo(21);
            assertThat(log.status().publishedSize()).isZero();
            fixture.anchor.goOn();
            assertThat(fixture.anchor.awaitSize(21)).isTrue();
        }
    }

    @Test
    void publishAndClose_doNotWaitLongerForTheAnchorThanItsTime() {
        try (AuditLog log = impatient().open()) {
            LogFixture.record(log, 1);
            fixture.anchor.hang();
            log.publish();

            assertThat(log.status().state()).isEqualTo(State.OPEN);
            assertThat(log.status().publishedSize()).isEqualTo(1);
            assertThat(log.status().unanchoredEntries()).isEqualTo(1);
            LogFixture.record(log, 1);
        }
        fixture.anchor.goOn();
        assertThat(fixture.anchor.heads()).hasSize(1);
        try (AuditLog log = fixture.open()) {
            assertThat(log.status().unanchoredEntries()).isZero();
        }
    }

    @Test
    void aLogWhoseAnchorHangs_opensReadOnly() {
        fixture.write(1);
        fixture.anchor.hang();
        try (AuditLog log = impatient().open()) {
            assertThat(log.status().state()).isEqualTo(State.READ_ONLY);
            assertThat(log.entries(0)).hasSize(1);
        }
    }

    @Test
    void anIdleLog_offersItsHeadAgain_untilTheAnchorTakesIt() throws InterruptedException {
        try (AuditLog log = fixture.open()) {
            fixture.anchor.unplug();
            LogFixture.record(log, 2);
            log.publish();
            assertThat(log.status().anchoredSize()).isZero();
            fixture.anchor.plugIn();

            assertThat(fixture.anchor.awaitSize(2)).isTrue();
        }
    }

    @Test
    void theStatusTells_sinceWhenTheOldestUnanchoredEntryIsThere() {
        Instant start = fixture.clock.instant();
        try (AuditLog log = fixture.open()) {
            assertThat(log.status().unanchoredSince()).isEmpty();
            LogFixture.record(log, 1);
            fixture.clock.move(Duration.ofMinutes(5));
            fixture.anchor.unplug();
            LogFixture.record(log, 1);
            log.publish();
            assertThat(log.status().unanchoredSince()).contains(start);

            fixture.anchor.plugIn();
            log.publish();
            assertThat(log.status().unanchoredSince()).isEmpty();
            LogFixture.record(log, 1);
            assertThat(log.status().unanchoredSince()).contains(start.plus(Duration.ofMinutes(5)));
        }
    }

    @Test
    void anotherHistory_metWhenAHeadIsOffered_endsTheLogAtOnce() {
        AuditLog log = fixture.builder().anchor(new Overtaken()).open();
        LogFixture.record(log, 2);

        assertThatThrownBy(log::publish)
                .isInstanceOf(AuditUnavailableException.class)
                .hasMessageContaining("anchor");
        assertThat(log.status().state()).isEqualTo(State.FAILED);
        assertThatThrownBy(() -> LogFixture.record(log, 1)).isInstanceOf(AuditUnavailableException.class);
    }

    /** An anchor to which a copy of the log gives a head between this log's question and its offer. */
    private final class Overtaken implements CheckpointAnchor {
        private Optional<String> head = Optional.empty();

        @Override
        public synchronized Optional<String> newest(String origin) {
            return head;
        }

        @Override
        public synchronized void publish(String origin, String signedCheckpoint) throws IOException {
            if (head.isPresent()) {
                TreeHash otherRoot = TreeHash.ofLeaf(new byte[1]);
                AuditLogKey key = AuditLogKey.openOrCreate(folder.resolve("log.key"));
                head = Optional.of(new Checkpoint(origin, 2, otherRoot)
                        .sign(key.named(origin))
                        .write());
                throw new IOException("another head of this size");
            }
            head = Optional.of(signedCheckpoint);
        }
    }
}
