package dev.tacit.audit.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tacit.audit.logback.LogbackFixture.Sink;
import dev.tacit.audit.scrub.Shop;
import dev.tacit.schema.Schemas;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two applications of one process share a Logback, and each brings its own Tacit. */
class TwoCopiesTest {
    private final LogbackFixture logback = new LogbackFixture();
    private final Copy copy = new Copy();

    @AfterEach
    void closeTheCopy() throws Exception {
        copy.close();
    }

    @Test
    void second_coversNothingAgain_andHeedsWhatComesLater() throws Exception {
        Sink sink = logback.sink("SINK");
        Scrubbing own = Scrubbing.install(logback.context, Shop.schemas());
        Object other = copy.install(logback.context);
        logback.log.info("ann@x.org");
        assertThat(sink.line()).isEqualTo("<email>");

        Sink late = logback.sink("LATE");
        logback.log.info("bob@x.org");
        assertThat(linesOf(sink)).containsExactly("<email>", "<email>");
        assertThat(linesOf(late)).containsExactly("<email>");
        assertThat(own.verify()).isEmpty();
        assertThat(copy.verify(other)).isEmpty();
    }

    @Test
    void closeOfOne_leavesTheOther() throws Exception {
        Sink sink = logback.sink("SINK");
        Scrubbing own = Scrubbing.install(logback.context, Shop.schemas());
        Object other = copy.install(logback.context);
        own.close();
        logback.log.info("ann@x.org");
        copy.close(other);
        logback.log.info("bob@x.org");
        assertThat(linesOf(sink)).containsExactly("<email>", "bob@x.org");
    }

    private static List<String> linesOf(Sink sink) {
        return sink.events.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** Tacit's classes once more, on the Logback and the Jackson of this process. */
    private static final class Copy extends URLClassLoader {
        Copy() {
            super(new URL[] {placeOf(Schemas.class), placeOf(Scrubbing.class)}, Copy.class.getClassLoader());
        }

        private static URL placeOf(Class<?> type) {
            return type.getProtectionDomain().getCodeSource().getLocation();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.tacit.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }

        Object install(LoggerContext context) throws Exception {
            Class<?> schemas = loadClass(Schemas.class.getName());
            Class<?> scrubbing = loadClass(Scrubbing.class.getName());
            assertThat(scrubbing).isNotSameAs(Scrubbing.class);
            return scrubbing
                    .getMethod("install", LoggerContext.class, schemas)
                    .invoke(null, context, schemas.getMethod("annotated").invoke(null));
        }

        List<?> verify(Object installed) throws Exception {
            return (List<?>) installed.getClass().getMethod("verify").invoke(installed);
        }

        void close(Object installed) throws Exception {
            installed.getClass().getMethod("close").invoke(installed);
        }
    }
}
