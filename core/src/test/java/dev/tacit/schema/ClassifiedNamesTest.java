package dev.tacit.schema;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
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
        Path map = folder.resolve("META-INF/tacit/data-map.json");
        Files.createDirectories(map.getParent());
        Files.writeString(
                map,
                Json.write(DeclarationJson.write(
                        List.of(declaring("com.example.Order", "guest_line"), declaring("com.example.A", "alias")))));
        Schemas mapped = schemas.with(declaring("com.example.A", "nick"));
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader host = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(host);
            assertThat(mapped.classifiedNames())
                    .containsKeys("guestline", "nick")
                    .doesNotContainKey("alias");
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
