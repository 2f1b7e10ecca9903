package dev.tacit.crypto.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.SubjectId;
import dev.tacit.crypto.Opened;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.provider.FieldContext;
import dev.tacit.schema.DeclarationException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is sealed and can be read, exported and erased; what could not be is refused while it is still in hand. */
abstract class ReadableAgainContract {
    private static final Subject ALICE = Subject.of("alice-1");
    private static final Access READER = Access.as(Actor.service("fulfilment")).forPurpose("DeliveryOfGoods");

    private static final String LONG_NAME = "k".repeat(50_001);

    private final Vault vault = Vault.inMemoryForTests();
    private final Codecs codecs;
    private final SealedRecords<Ledger> codec;

    ReadableAgainContract(Codecs codecs) {
        this.codecs = codecs;
        this.codec = codecs.of(Ledger.class, vault);
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @PersonalRecord("ledger")
    record Ledger(
            @SubjectId String owner,
            @Encrypted @Nullable Object sealed,
            @Nullable Object readable) {}

    @PersonalRecord("customer")
    record Customer(
            @SubjectId String id, @EmailAddress @Encrypted String mail) {}

    @PersonalRecord("order")
    record Order(
            @SubjectId String id,
            Optional<List<Map<String, Customer>>> buyers,
            @Encrypted String note) {}

    @PersonalRecord("gift")
    record Gift(@SubjectId String id, @Encrypted List<Customer> givers) {}

    @Test
    void recordWithAnEncryptedMemberInsideAReadableOne_hasNoCodec() {
        assertThatThrownBy(() -> codecs.of(Order.class, vault))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining(
                        "Order.buyers: it is stored readable and leads to " + Customer.class.getName() + ".mail");
    }

    @Test
    void recordThatSealsTheOuterMember_isSealedWhole() {
        SealedRecords<Gift> gifts = codecs.of(Gift.class, vault);
        Gift gift = new Gift("alice-1", List.of(new Customer("bob-2", "bob@example.org")));

        String stored = gifts.write(gift);

        assertThat(stored).doesNotContain("bob");
        assertThat(READER.call(() -> gifts.read(stored, ALICE))).isEqualTo(gift);
    }

    static Stream<Arguments> beyondTheBounds() {
        return Stream.of(
                value("1,001 digits", BigInteger.TEN.pow(1000)),
                value(
                        "1,001 digits and a point",
                        new BigDecimal(BigInteger.TEN.pow(1000).add(BigInteger.ONE), 30)),
                value("no exponent at all", new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE)),
                value("a large exponent", new BigDecimal("1E-1001")),
                value("a long name", Map.of(LONG_NAME, "v")),
                value("a long name behind quotes", Map.of("\"", Map.of("\\", Map.of(LONG_NAME, "v")))),
                value("101 levels", nested(100)));
    }

    @ParameterizedTest
    @MethodSource("beyondTheBounds")
    void valueThatCouldNotBeReadAgain_isRefusedWhenItIsWritten(Object value) {
        assertThatThrownBy(() -> codec.write(new Ledger("alice-1", value, null)))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("Ledger.sealed: it holds what could not be read again");
        assertThatThrownBy(() -> codec.write(new Ledger("alice-1", null, value)))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("it holds what could not be read again");
    }

    static Stream<Arguments> atTheBounds() {
        return Stream.of(
                value("1,000 digits", BigInteger.TEN.pow(1000).subtract(BigInteger.ONE)),
                value("an exponent", new BigDecimal("-1.5E+900")),
                value("the smallest exponent", new BigDecimal("1E-1000")),
                value("a name of 50,000 characters", Map.of(LONG_NAME.substring(1), "v")),
                value("numbers in texts", Map.of("\"{[1E9999", List.of("\\", "9".repeat(2_000), "\\\"1E9999"))),
                value("100 levels", nested(99)));
    }

    private static Arguments value(String named, Object value) {
        return Arguments.of(Named.of(named, value));
    }

    @ParameterizedTest
    @MethodSource("atTheBounds")
    void valueWithinTheBounds_isReadByEitherJackson_andExported(Object value) {
        Ledger ledger = new Ledger("alice-1", value, value);
        String stored = codec.write(ledger);

        for (SealedRecords<Ledger> reading : List.of(
                dev.tacit.crypto.jackson.SealedJson.of(Ledger.class, vault),
                dev.tacit.crypto.jackson3.SealedJson.of(Ledger.class, vault))) {
            assertThat(READER.call(() -> reading.read(stored, ALICE))).isEqualTo(ledger);
            assertThat(READER.call(() -> reading.export(stored, ALICE)).members())
                    .hasSize(3);
        }
    }

    private static Object nested(int levels) {
        Object nested = "deep";
        for (int i = 0; i < levels; i++) {
            nested = List.of(nested);
        }
        return nested;
    }

    @PersonalRecord("note")
    record Note(@SubjectId String writer, @JsonRawValue String raw) {}

    @Test
    void rawTextWithoutAnEnd_isRefusedWhenItIsWritten() {
        assertThatThrownBy(() -> codecs.of(Note.class, vault).write(new Note("alice-1", "\"no end\\\"")))
                .isInstanceOf(DeclarationException.class)
                .hasMessageNotContaining("no end");
    }

    /** The first is the first that no JDK reads: 17 reads one fewer than 25. */
    @ParameterizedTest
    @ValueSource(strings = {"1E+2147483649", "1E-2147483649", "-7E99999999999999999999"})
    void plantedNumberBeyondAllScales_failsItsOwnRow_andIsNotQuoted(String number) {
        Ledger ledger = new Ledger("alice-1", "a secret", "open");
        String good = codec.write(ledger);
        for (String planted : List.of(
                good.replace("}", ",\"later\":" + number + "}"),
                good.replace("\"open\"", number),
                good.replace("\"alice-1\"", number),
                good.replaceFirst("\"tct1:[^\"]*\"", number))) {
            assertThat(READER.call(() -> codec.readAll(List.of(
                            new StoredRecord(good, ALICE),
                            new StoredRecord(planted, ALICE),
                            new StoredRecord(good, ALICE)))))
                    .satisfiesExactly(
                            one -> assertThat(one.orThrow()).isEqualTo(ledger),
                            two -> assertRefused(two::orThrow, number),
                            three -> assertThat(three.orThrow()).isEqualTo(ledger));
            assertRefused(() -> codec.read(planted, ALICE), number);
            assertRefused(() -> read(planted), number);
            assertRefused(() -> codec.export(planted, ALICE), number);
            assertRefused(() -> readAll(good + planted), number);
        }
    }

    @Test
    void sealedNumberBeyondAllScales_isNotQuoted() {
        String good = codec.write(new Ledger("alice-1", 7, null));
        String sealed = vault.encryptText("1E+2147483649", FieldContext.of(Tenant.SOLE, "ledger", "sealed", ALICE));
        String planted = good.replaceFirst("tct1:[^\"]*", sealed);

        assertRefused(() -> codec.read(planted, ALICE), "2147483649");
        assertThat(READER.call(() -> codec.readAll(List.of(new StoredRecord(planted, ALICE)))))
                .singleElement()
                .isInstanceOf(Opened.Failed.class);
    }

    private Ledger read(String stored) throws IOException {
        return codec.read(stream(stored), ALICE);
    }

    private List<Ledger> readAll(String stored) throws IOException {
        return codec.readAllUnexpected(stream(stored)).map(Opened::orThrow).toList();
    }

    private static InputStream stream(String stored) {
        return new ByteArrayInputStream(stored.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(Reading reading, String unquoted) {
        assertThatThrownBy(() -> as(reading))
                .isInstanceOf(UnknownFormatException.class)
                .hasMessageNotContaining(unquoted)
                .hasNoCause();
    }

    private static Object as(Reading reading) {
        return READER.call(() -> {
            try {
                return reading.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Reads from memory, where no stream fails. */
    private interface Reading {
        Object read() throws IOException;
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{}]", " junk", "{}", "]", ",", "7"})
    void whateverStandsBehindAnArraysEnd_isRefused_afterItsRecords(String behind) throws IOException {
        Ledger ledger = new Ledger("alice-1", "a secret", null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec.writeArray(List.of(ledger, ledger).iterator(), out);
        String array = out.toString(StandardCharsets.UTF_8);
        List<Object> read = new ArrayList<>();

        assertRefused(
                () -> {
                    codec.readAllUnexpected(stream(array + behind)).forEach(one -> read.add(one.orThrow()));
                    return read;
                },
                "a secret");
        assertThat(read).containsExactly(ledger, ledger);
        assertThat(as(() -> readAll(array + " \n"))).isEqualTo(read);
    }

    @Test
    void documentThatAnExportCannotHold_isRefusedAsTheOthersAre() {
        String good = codec.write(new Ledger("alice-1", "a secret", "open"));

        assertRefused(() -> codec.export(good.replace("\"open\"", "1E-5000"), ALICE), "5000");
        assertRefused(
                () -> codec.export(good.replace("\"open\"", "[".repeat(200) + "]".repeat(200)), ALICE), "a secret");
    }

    @PersonalRecord("visit")
    record Visit(@SubjectId String guest, @Encrypted ZonedDateTime at) {}

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "UTC", "Z", "+02:00", "GMT+2"})
    void timeInAZone_keepsItsZone(String zone) {
        SealedRecords<Visit> visits = codecs.of(Visit.class, vault);
        Visit visit = new Visit("alice-1", ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 1, ZoneId.of(zone)));

        String stored = visits.write(visit);

        assertThat(READER.call(() -> visits.read(stored, ALICE))).isEqualTo(visit);
    }
}
