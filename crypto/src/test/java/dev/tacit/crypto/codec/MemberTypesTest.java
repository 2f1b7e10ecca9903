package dev.tacit.crypto.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.Subject;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.SubjectId;
import dev.tacit.crypto.Vault;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sealed members of every type, with either Jackson, and written by one and read by the other. */
class MemberTypesTest {
    private static final Subject ALICE = Subject.of("alice-1");
    private static final Access READER = Access.as(Actor.service("fulfilment")).forPurpose("DeliveryOfGoods");

    private final Vault vault = Vault.inMemoryForTests();
    private final SealedRecords<Everything> onJackson2 =
            dev.tacit.crypto.jackson.SealedJson.of(Everything.class, vault);
    private final SealedRecords<Everything> onJackson3 =
            dev.tacit.crypto.jackson3.SealedJson.of(Everything.class, vault);

    @AfterEach
    void close() {
        vault.close();
    }

    enum Title {
        DOCTOR {
            @Override
            public String toString() {
                return "Dr.";
            }
        }
    }

    record Place(String street, double latitude, @Nullable Place near) {}

    @PersonalRecord("everything")
    record Everything(
            @SubjectId String id,
            @Encrypted String text,
            @Encrypted boolean flag,
            @Encrypted byte tiny,
            @Encrypted char letter,
            @Encrypted int small,
            @Encrypted long large,
            @Encrypted double real,
            @Encrypted @Nullable Integer boxed,
            @Encrypted DayOfWeek day,
            @Encrypted Title title,
            @Encrypted Month month,
            @Encrypted Locale language,
            @Encrypted BigDecimal exact,
            @Encrypted BigInteger huge,
            @Encrypted UUID uuid,
            @Encrypted LocalDate date,
            @Encrypted LocalDateTime time,
            @Encrypted Instant instant,
            @Encrypted OffsetDateTime offset,
            @Encrypted ZonedDateTime zoned,
            @Encrypted Duration duration,
            @Encrypted Period period,
            @Encrypted Optional<String> maybe,
            @Encrypted Optional<String> nothing,
            @Encrypted OptionalInt number,
            @Encrypted List<String> list,
            @Encrypted Set<DayOfWeek> set,
            @Encrypted Map<String, List<Integer>> map,
            @Encrypted Place place,
            @Encrypted List<Place> places,
            @Encrypted(onShredded = "0") int replaced) {}

    private static Everything everything() {
        return new Everything(
                "alice-1",
                "Zebedee \"Quill\" 🦊",
                true,
                (byte) -7,
                'ü',
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                -0.1,
                null,
                DayOfWeek.FRIDAY,
                Title.DOCTOR,
                Month.MAY,
                Locale.UK,
                new BigDecimal("1234567890.0100"),
                new BigInteger("123456789012345678901234567890"),
                UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
                LocalDate.of(1987, 2, 28),
                LocalDateTime.of(2026, 1, 2, 3, 4, 5),
                Instant.parse("2026-01-02T03:04:05.000000006Z"),
                OffsetDateTime.parse("2026-01-02T03:04:05+05:30"),
                ZonedDateTime.parse("2026-01-02T03:04:05+01:00"),
                Duration.ofMillis(1500),
                Period.ofDays(30),
                Optional.of("present"),
                Optional.empty(),
                OptionalInt.of(7),
                List.of("a", ""),
                Set.of(DayOfWeek.MONDAY),
                Map.of("k", List.of(1, 2)),
                new Place("3 Larch Row", 51.5, new Place("1 Elm", 0, null)),
                List.of(),
                41);
    }

    @Test
    void everyType_comesBackEqual_fromEitherTwin_byEitherTwin() {
        for (SealedRecords<Everything> writer : List.of(onJackson2, onJackson3)) {
            for (SealedRecords<Everything> reader : List.of(onJackson2, onJackson3)) {
                String stored = writer.write(everything());
                assertThat(READER.call(() -> reader.read(stored, ALICE))).isEqualTo(everything());
            }
        }
    }

    @Test
    void whatATypeSays_isNotInTheStoredForm_whicheverTheType() {
        for (SealedRecords<Everything> writer : List.of(onJackson2, onJackson3)) {
            String stored = writer.write(everything());
            assertThat(stored.replaceAll("\"tct1:[-_A-Za-z0-9]*\"", "\"…\"")).isEqualTo(shape());
        }
    }

    /** The same for both: members in the class's order, each one text of ciphertext, and nothing of the empty Optional. */
    private static String shape() {
        StringBuilder shape = new StringBuilder("{\"id\":\"alice-1\"");
        for (var component : Everything.class.getRecordComponents()) {
            switch (component.getName()) {
                case "id", "boxed" -> {}
                case "nothing" -> shape.append(",\"nothing\":null");
                default -> shape.append(",\"").append(component.getName()).append("\":\"…\"");
            }
        }
        return shape.append('}').toString();
    }
}
