package dev.tacit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.tacit.audit.AuditLogStatus.State;
import dev.tacit.event.AuditUnavailableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What is seen of a log whose writer ends before its time, and what the host's own code can do on the writer's thread. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class EndOfWriterTest {
    private static final String WRITER = "tacit-audit-log";

    @TempDir
    Path folder;

    private LogFixture fixture;
    private FailingStorage disk = new FailingStorage();

    @BeforeEach
    void makeFixture() {
        fixture = new LogFixture(folder);
        try (AuditLog log = fixture.builder().storage(disk).open()) {
            LogFixture.record(log, 1);
        }
        FailingStorage counting = new FailingStorage();
        fixture.builder().storage(counting).open().close();
        disk = new FailingStorage(counting.operations(), true);
    }

    @Test
    void aClockThatThrows_isNotTakenForADiskThatFails() {
        AuditLogBuilder withoutTime = fixture.builder().clock(() -> {
            if (Thread.currentThread().getName().equals(WRITER)) {
                throw new IllegalStateException("no time");
            }
            return fixture.clock.instant();
        });
        try (AuditLog log = withoutTime.open()) {
            assertThatThrownBy(() -> LogFixture.record(log, 1)).isInstanceOf(AuditUnavailableException.class);
            assertThat(log.status().state()).isEqualTo(State.FAILED);
            assertThat(log.status().reason()).isNotEmpty().doesNotContain("disk failed");
        }
        fixture.open().close();
    }

    @Test
    void aLogThatIsSeenToHaveFailed_hasClosedItsFiles() {
        List<State> seen = Collections.synchronizedList(new ArrayList<>());
        try (AuditLog log = fixture.builder().storage(disk).open()) {
            disk.whenFilesAreClosed(() -> seen.add(log.status().state()));
            assertThatThrownBy(() -> LogFixture.record(log, 1)).isInstanceOf(AuditUnavailableException.class);
        }
        assertThat(seen).isNotEmpty().containsOnly(State.OPEN);
    }

    @Test
    void whenTheFailureIsLogged_theLogIsFreeAlready_soAnAppenderThatThrowsHarmsNothing() {
        List<Integer> openFiles = Collections.synchronizedList(new ArrayList<>());
        AutoCloseable appender = appending(WriterThread.class, event -> {
            openFiles.add(disk.openFiles());
            fixture.open().close();
            throw new IllegalStateException("an appender that throws");
        });
        try (appender;
                AuditLog log = fixture.builder().storage(disk).open()) {
            assertThatThrownBy(() -> LogFixture.record(log, 1)).isInstanceOf(AuditUnavailableException.class);
            awaitEndOfWriter(openFiles);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
        assertThat(openFiles).containsExactly(0);
        fixture.open().close();
    }

    @Test
    void anAppenderThatRecords_onTheLogsOwnThread_isRefused_andTheLogGoesOn() throws Exception {
        List<String> refusals = Collections.synchronizedList(new ArrayList<>());
        try (AuditLog log = fixture.open();
                AutoCloseable appender = appending(Anchoring.class, event -> {
                    try {
                        LogFixture.record(log, 1);
                    } catch (AuditUnavailableException refused) {
                        refusals.add(refused.getMessage());
                    }
                })) {
            assertThat(appender).isNotNull();
            fixture.anchor.unplug();
            LogFixture.record(log, 1);
            log.publish();

            assertThat(refusals).singleElement().asString().contains("own thread");
            assertThat(log.status().state()).isEqualTo(State.OPEN);
            LogFixture.record(log, 1);
        }
    }

    private static void awaitEndOfWriter(List<Integer> seen) {
        while (seen.isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private static AutoCloseable appending(Class<?> logger, Consumer<ILoggingEvent> act) {
        Logger to = (Logger) LoggerFactory.getLogger(logger);
        Level level = to.getLevel();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (Thread.currentThread().getName().equals(WRITER)) {
                    act.accept(event);
                }
            }

            @Override
            public synchronized void doAppend(ILoggingEvent event) {
                append(event); // unlike the others of Logback, lets exceptions through
            }
        };
        appender.start();
        to.setLevel(Level.INFO);
        to.addAppender(appender);
        return () -> {
            to.detachAppender(appender);
            to.setLevel(level);
        };
    }
}
