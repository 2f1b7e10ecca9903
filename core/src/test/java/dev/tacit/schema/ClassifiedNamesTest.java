package dev.tacit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalData;
import dev.tacit.category.Categories;
import dev.tacit.json.Json;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifiedNamesTest {
    private final Schemas schemas = Schemas.annotated();

    record Gift(
            @PersonName String guest_Line,

            @PersonalData(category = Categories.GIFT_MESSAGE)
            String giftMessage,

            String sku) {}

    record Diagnosis(
            @PersonalData(category = Categories.HEALTH) String giftMessage) {}

    record Contact(@EmailAddress String giftMessage) {}

    @Test
    void nameOfAClassifiedMember_isKnownSinceItsClassIs() {
        assertThat(schemas.classifiedNames()).doesNotContainKey("giftmessage");
        assertThat(schemas.find(Gift.class)).isPresent();
        assertThat(schemas.classifiedNames())
                .containsKeys("giftmessage", "guestline")
                .doesNotContainKey("sku");
    }

    @Test
    void whereClassesDiffer_theMoreSensitiveCategoryCounts() {
        for (Class<?> type : List.of(Contact.class, Diagnosis.class, Gift.class)) {
            assertThat(schemas.find(type)).isPresent();
        }
        assertThat(schemas.classifiedNames()).containsEntry("giftmessage", Classification.of(Categories.HEALTH));
    }

    @Test
    void mapping_isKnownBeforeItsClassIsUsed() {
        Schemas mapped = schemas.with(declaring("com.example.Order", "guest-line"));
        assertThat(mapped.classifiedNames()).containsKey("guestline");
    }

    @Test
    void dataMapOfTheBuild_isReadAndAMappingStandsInForItsEntry(@TempDir Path folder) throws IOException {
        writeMap(
                folder,
                Json.write(DeclarationJson.write(
                        List.of(declaring("com.example.Order", "guest_line"), declaring("com.example.A", "alias")))));
        try (URLClassLoader host = hostOf(folder)) {
            Schemas mapped = in(host, Schemas::annotated).with(declaring("com.example.A", "nick"));
            assertThat(mapped.classifiedNames())
                    .containsKeys("guestline", "nick")
                    .doesNotContainKey("alias");
        }
    }

    /** Who logs first is chance; who makes the registry is the host. */
    @Test
    void dataMaps_areThoseOfTheHostThatMadeTheRegistry(@TempDir Path folder) throws IOException {
        writeMap(folder, Json.write(DeclarationJson.write(List.of(declaring("com.example.Order", "zork")))));
        try (URLClassLoader host = hostOf(folder)) {
            Schemas ofHost = in(host, Schemas::annotated);
            assertThat(ofHost.classifiedNames()).containsKey("zork");
            assertThat(in(host, () -> schemas.classifiedNames())).doesNotContainKey("zork");
        }
    }

    @Test
    void mapThatCannotBeRead_isRefusedEachTimeAndReadAgainSeldom(@TempDir Path folder) throws IOException {
        writeMap(folder, "not JSON");
        AtomicInteger readings = new AtomicInteger();
        URLClassLoader files = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
        ClassLoader host = new ClassLoader(null) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                if (name.contains("data-map")) {
                    readings.incrementAndGet();
                }
                return files.getResources(name);
            }
        };
        Schemas broken = in(host, Schemas::annotated);
        for (int i = 0; i < 1000; i++) {
            assertThatThrownBy(broken::classifiedNames)
                    .isInstanceOf(DeclarationException.class)
                    .hasMessageContaining("this data map must be");
        }
        assertThat(readings).hasValue(10);
        writeMap(folder, Json.write(DeclarationJson.write(List.of(declaring("com.example.Order", "zork")))));
        for (int i = 0; i < 1000 && readings.get() == 10; i++) {
            try {
                assertThat(broken.classifiedNames()).containsKey("zork");
            } catch (DeclarationException notYet) {
                assertThat(readings).hasValue(10);
            }
        }
        assertThat(broken.classifiedNames()).containsKey("zork");
    }

    private static void writeMap(Path folder, String json) throws IOException {
        Path map = folder.resolve("META-INF/tacit/data-map.json");
        Files.createDirectories(map.getParent());
        Files.writeString(map, json);
    }

    private static URLClassLoader hostOf(Path folder) throws IOException {
        return new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, Thread.currentThread().getContextClassLoader());
    }

    private static <T> T in(ClassLoader host, Supplier<T> act) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(host);
        try {
            return act.get();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static RecordDeclaration declaring(String className, String member) {
        return RecordDeclaration.of(
                className,
                List.of(MemberDeclaration.of(member).classified(List.of(Classification.of(Categories.PERSON_NAME)))));
    }

    @Test
    void anotherClass_changesNoMapThatWasReturned() {
        Map<String, Classification> before = schemas.classifiedNames();
        assertThat(schemas.classifiedNames()).isSameAs(before);
        assertThat(schemas.find(Gift.class)).isPresent();
        assertThat(before).doesNotContainKey("giftmessage");
        assertThat(schemas.classifiedNames()).isNotSameAs(before);
    }
}
