package dev.tacit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tacit.audit.AuditLogStatus.State;
import dev.tacit.event.AuditUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class AnchoringTest {
    @TempDir
    Path folder;

    private LogFixture fixture;

    @BeforeEach
    void makeFixture() {
        fixture = new LogFixture(folder);
    }

    @Test
    void aLogWhoseAnchorDoesNotAnswer_opensReadOnly_untilItDoes() {
        fixture.write(3);
        fixture.anchor.unplug();
        try (AuditLog log = fixture.open()) {
            assertThat(log.status().state()).isEqualTo(State.READ_ONLY);
            assertThatThrownBy(() -> LogFixture.record(log, 1)).isInstanceOf(AuditUnavailableException.class);
            assertThatThrownBy(log::publish).isInstanceOf(AuditUnavailableException.class);
            assertThat(log.entries(0)).hasSize(3);
            assertThat(log.inclusionProof(1)).isPresent();
        }
        fixture.anchor.plugIn();
        assertThat(fixture.write(1)).isNotEmpty();
    }

    @Test
    void aLogRolledBackToAnOlderCopy_opensReadOnly_andSignsNothing() throws IOException {
        fixture.write(3);
        Path copy = folder.resolve("copy");
        fixture.copyTo(copy);
        String key = fixture.write(3);
        rollBack(copy);

        try (AuditLog log = fixture.open()) {
            assertThat(log.status().state()).isEqualTo(State.READ_ONLY);
            assertThatThrownBy(() -> LogFixture.record(log, 1)).isInstanceOf(AuditUnavailableException.class);
        }
        assertThat(fixture.verify(key).isIntact()).isFalse();
        assertThat(fixture.anchor.heads()).doesNotHaveDuplicates();
    }

    @Test
    void aLogThatWasRewritten_opensReadOnly() throws IOException {
        fixture.write(3);
        LogFixture.delete(fixture.directory);
        LogFixture other = new LogFixture(folder);
        other.write(3);

        try (AuditLog log = fixture.open()) {
            assertThat(log.status().state()).isEqualTo(State.READ_ONLY);
        }
        assertThat(fixture.verify(other.open().verifierKey()).firstBadIndex()).hasValue(0);
    }

    @Test
    void aLogThatIsGone_isNotBegunAnew() throws IOException {
        fixture.write(3);
        LogFixture.delete(fixture.directory);

        try (AuditLog log = fixture.open()) {
            assertThat(log.status().state()).isEqualTo(State.READ_ONLY);
        }
    }

    @Test
    void anAnchorThatForgot_isTakenForOneThatIsNotMounted_untilItIsGivenTheCheckpoint() throws IOException {
        fixture.write(3);
        fixture.anchor.forgetAllBut(0);
        try (AuditLog log = fixture.open()) {
            assertThat(log.status().state()).isEqualTo(State.READ_ONLY);
        }

        fixture.anchor.publish(LogFixture.ORIGIN, Files.readString(fixture.directory.resolve("checkpoint")));

        try (AuditLog log = fixture.open()) {
            assertThat(log.status().state()).isEqualTo(State.OPEN);
        }
    }

    @Test
    void twoCopiesThatBothGoOn_neverSignTwoHistories() throws IOException {
        fixture.write(3);
        fixture.copyTo(folder.resolve("copied/log"));
        LogFixture copied = new LogFixture(folder.resolve("copied"));
        try (AuditLog first = fixture.open();
                AuditLog second = copied.builder()
                        .key(AuditLogKey.openOrCreate(folder.resolve("log.key")))
                        .anchor(fixture.anchor)
                        .open()) {
            LogFixture.record(first, 1);
            first.publish();
            LogFixture.record(second, 2);

            assertThatThrownBy(second::publish).isInstanceOf(AuditUnavailableException.class);
            assertThat(second.status().state()).isEqualTo(State.FAILED);
        }
        assertThat(fixture.anchor.heads()).hasSize(3); // of sizes 0, 3 and 4
    }

    @Test
    void anAnchorThatIsSilentLater_leavesACountedTail_andCatchesUp() {
        try (AuditLog log = fixture.open()) {
            LogFixture.record(log, 2);
            log.publish();
            fixture.anchor.unplug();
            LogFixture.record(log, 3);
            log.publish();
            assertThat(log.status().unanchoredEntries()).isEqualTo(3);
            assertThat(log.status().publishedSize()).isEqualTo(5);

            fixture.anchor.plugIn();
            log.publish();
            assertThat(log.status().unanchoredEntries()).isZero();
        }
    }

    @Test
    void anAnchorThatWasPutBack_isGivenTheHeadAgain_andAWarningSaysSo() {
        ListAppender<ILoggingEvent> warnings = new ListAppender<>();
        warnings.start();
        Logger logger = (Logger) LoggerFactory.getLogger(Anchoring.class);
        logger.addAppender(warnings);
        try (AuditLog log = fixture.open()) {
            LogFixture.record(log, 5);
            log.publish();
            LogFixture.record(log, 5);
            log.publish();
            fixture.anchor.forgetAllBut(2); // sizes 0 and 5

            log.publish();

            assertThat(fixture.anchor.heads())
                    .hasSize(3)
                    .last()
                    .isEqualTo(log.checkpoint().orElseThrow());
            assertThat(warnings.list)
                    .extracting(ILoggingEvent::getMessage)
                    .anyMatch(text -> text.contains("went back"));
        } finally {
            logger.detachAppender(warnings);
        }
    }

    @Test
    void whatAnAnchorThatWasPutBackLost_isUnanchored_untilItTakesTheHead() {
        try (AuditLog log = fixture.open()) {
            LogFixture.record(log, 5);
            log.publish();
            LogFixture.record(log, 5);
            log.publish();
            fixture.anchor.forgetAllBut(2);
            fixture.anchor.refuseHeads();

            log.publish();

            assertThat(log.status().unanchoredEntries()).isEqualTo(5);
            assertThat(log.status().unanchoredSince()).isPresent();
        }
    }

    @Test
    void anAnchorThatAnswersNothingAtAll_isSilent() {
        CheckpointAnchor broken = new CheckpointAnchor() {
            @Override
            @SuppressWarnings("NullAway") // a host without it
            public Optional<String> newest(String origin) {
                return null;
            }

            @Override
            public void publish(String origin, String signedCheckpoint) {}
        };
        try (AuditLog log = fixture.builder().anchor(broken).open()) {
            assertThat(log.status().state()).isEqualTo(State.READ_ONLY);
        }
    }

    @Test
    void withoutAnAnchor_theReportSaysThatNothingIsAnchored() {
        String key;
        try (AuditLog log = fixture.builder().anchor(CheckpointAnchor.none()).open()) {
            LogFixture.record(log, 3);
            log.publish();
            assertThat(log.status().unanchoredEntries()).isEqualTo(3);
            key = log.verifierKey();
        }
        VerificationReport report = fixture.verify(key);

        assertThat(report.anchoredSize()).isEmpty();
        assertThat(report.unanchoredEntries()).isEqualTo(3);
    }

    private void rollBack(Path copy) throws IOException {
        LogFixture.delete(fixture.directory);
        Files.move(copy, fixture.directory);
    }
}
