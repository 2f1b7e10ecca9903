package dev.tacit.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.audit.internal.DirectoryLock;
import dev.tacit.audit.internal.DiskStorage;
import dev.tacit.audit.internal.LogLayout;
import dev.tacit.audit.internal.LogStorage;
import dev.tacit.event.AuditUnavailableException;
import java.io.Closeable;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One log is open once: in this class loader, in another of the process, in another process. */
class LockedLogTest {
    @TempDir
    Path folder;

    private LogFixture fixture;

    @BeforeEach
    void makeFixture() {
        fixture = new LogFixture(folder);
    }

    @Test
    void anotherClassLoader_isToldThatTheLogIsOpen_andMayHaveItAfterwards() throws Exception {
        try (URLClassLoader other = otherLoader()) {
            try (AuditLog log = fixture.open()) {
                assertThat(log.status().state()).isEqualTo(AuditLogStatus.State.OPEN);
                assertThatThrownBy(() -> lockIn(other))
                        .hasToString(AuditUnavailableException.class.getName()
                                + ": the audit log is already open, here or in another process");
            }
            lockIn(other).close();
        }
    }

    @Test
    void anotherProcess_staysOutside_alsoAfterAnotherClassLoaderHasTried() throws Exception {
        try (AuditLog log = fixture.open()) {
            LogFixture.record(log, 1);
            try (URLClassLoader other = otherLoader()) {
                assertThatThrownBy(() -> lockIn(other)).isNotNull();
            }
            collectGarbage();

            assertThat(anotherProcessAppends()).isFalse();
        }
    }

    @Test
    void aLockThatOnlyTheJvmsOwnTableKnowsOf_isRefused_andFreeAfterwards() throws Exception {
        LogLayout layout = new LogLayout(folder);
        DirectoryLock first = DirectoryLock.take(layout);
        String path = folder.toRealPath().toString();
        System.getProperties().keySet().removeIf(key -> key.toString().endsWith(path));

        assertThatThrownBy(() -> DirectoryLock.take(layout)).isInstanceOf(AuditUnavailableException.class);
        assertThatThrownBy(() -> DirectoryLock.take(layout)).isInstanceOf(AuditUnavailableException.class);
        first.close();
        DirectoryLock.take(layout).close();
    }

    @Test
    void aLockThatIsClosedTwice_freesNotTheNextOnes() throws Exception {
        LogLayout layout = new LogLayout(folder);
        DirectoryLock first = DirectoryLock.take(layout);
        first.close();
        try (DirectoryLock second = DirectoryLock.take(layout)) {
            first.close();
            assertThatThrownBy(() -> DirectoryLock.take(layout)).isInstanceOf(AuditUnavailableException.class);
            assertThat(second).isNotNull();
        }
    }

    @Test
    void anOpeningThatRunsOutOfMemory_leavesTheLogFree() {
        fixture.write(1);

        assertThatThrownBy(() -> fixture.builder().storage(withoutMemory()).open())
                .isInstanceOf(OutOfMemoryError.class);
        fixture.open().close();
    }

    /** A disk with which the handle table takes more memory than there is. */
    private static LogStorage withoutMemory() {
        LogStorage disk = new DiskStorage();
        return (LogStorage) Proxy.newProxyInstance(
                LogStorage.class.getClassLoader(), new Class<?>[] {LogStorage.class}, (proxy, method, arguments) -> {
                    if (arguments[0] instanceof Path file && file.endsWith("handles")) {
                        throw new OutOfMemoryError("handles");
                    }
                    return method.invoke(disk, arguments);
                });
    }

    private Closeable lockIn(ClassLoader loader) throws Exception {
        Class<?> layout = loader.loadClass(LogLayout.class.getName());
        Object here = layout.getConstructor(Path.class).newInstance(fixture.directory);
        try {
            return (Closeable) loader.loadClass(DirectoryLock.class.getName())
                    .getMethod("take", layout)
                    .invoke(null, here);
        } catch (InvocationTargetException refused) {
            throw (Exception) refused.getCause();
        }
    }

    private static URLClassLoader otherLoader() {
        URL[] urls = paths().map(LockedLogTest::url).toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static Stream<String> paths() {
        String all = String.join(
                File.pathSeparator,
                List.of(
                        "target/test-classes",
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path", "")));
        return Arrays.stream(all.split(File.pathSeparator)).filter(path -> !path.isEmpty());
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static void collectGarbage() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
    }

    /** Tells whether a process that opens the log too gets an entry in; it ends then, or at once. */
    private boolean anotherProcessAppends() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        paths().collect(joining(File.pathSeparator)),
                        AppendingProcess.class.getName(),
                        folder.toString(),
                        "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var acknowledgements = process.inputReader(UTF_8)) {
            return acknowledgements.lines().anyMatch(line -> line.matches("\\d+ \\d+\\."));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
