package dev.tacit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.annotation.PersonName;
import java.io.IOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** An application that a server takes away takes Tacit with it. */
class ClassLoadersTest {
    private static final int ATTEMPTS = 50;
    private static final long MILLIS_EACH = 100;

    record Named(@PersonName String name) {}

    @Test
    void applicationThatAskedAboutClassesOfTheJdk_canBeCollected() throws Exception {
        ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
        WeakReference<ClassLoader> application = new WeakReference<>(useAndClose(), collected);
        for (int i = 0; i < ATTEMPTS && application.get() != null; i++) {
            System.gc();
            assertThat(collected.remove(MILLIS_EACH)).isIn(application, null);
        }
        assertThat(application.get()).isNull();
    }

    /** A loader with Tacit in it, as a web application has one. */
    private static ClassLoader useAndClose() throws ReflectiveOperationException, IOException {
        URL[] urls = {locationOf(Schemas.class), locationOf(Logger.class), locationOf(ClassLoadersTest.class)};
        try (URLClassLoader application = new URLClassLoader(urls, null)) {
            Class<?> tacit = application.loadClass(Schemas.class.getName());
            Object schemas = tacit.getMethod("annotated").invoke(null);
            assertThat(tacit.getClassLoader()).isSameAs(application);
            for (Class<?> asked : new Class<?>[] {AtomicInteger.class, String[].class}) {
                for (String question : new String[] {"find", "classificationOf", "structureOf"}) {
                    assertThat(tacit.getMethod(question, Class.class).invoke(schemas, asked))
                            .isNotNull();
                }
            }
            Class<?> own = application.loadClass(Named.class.getName());
            assertThat(tacit.getMethod("find", Class.class).invoke(schemas, own).toString())
                    .startsWith("Optional[");
            return application;
        }
    }

    private static URL locationOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
