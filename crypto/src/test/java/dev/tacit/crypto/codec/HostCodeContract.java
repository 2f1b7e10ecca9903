package dev.tacit.crypto.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tacit.Subject;
import dev.tacit.TacitException;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.Lookup;
import dev.tacit.annotation.Normalizer;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.SubjectId;
import dev.tacit.crypto.Opened;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.schema.DeclarationException;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing that the host's classes or Jackson throw comes out of the codec: its text may be a value. */
abstract class HostCodeContract {
    private static final String SECRET = "ann.smith@example.org";
    private static final Subject ALICE = Subject.of("alice-1");
    private static final Access READER = Access.as(Actor.service("fulfilment")).forPurpose("DeliveryOfGoods");

    private final Vault vault = Vault.inMemoryForTests();
    private final Codecs codecs;

    HostCodeContract(Codecs codecs) {
        this.codecs = codecs;
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @PersonalRecord("tally")
    record Tally(@SubjectId String id, @Encrypted Map<String, Map<@Nullable String, Integer>> counts) {}

    static class Link {
        @Nullable
        Link next;

        String name = SECRET;
    }

    @PersonalRecord("chain")
    record Chain(@SubjectId String id, @Encrypted Link link) {}

    enum Thrown {
        ILLEGAL_STATE,
        CHECKED,
        ASSERTION,
        LINKAGE,
        NULL,
        STACK;

        <X extends Throwable> String raise() throws X {
            @SuppressWarnings("unchecked")
            X thrown = (X)
                    switch (this) {
                        case ILLEGAL_STATE -> new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
                        case CHECKED -> new Exception(SECRET);
                        case ASSERTION -> new AssertionError(SECRET);
                        case LINKAGE -> new ExceptionInInitializerError(SECRET);
                        case NULL -> new NullPointerException(SECRET);
                        case STACK -> new StackOverflowError(SECRET);
                    };
            throw thrown;
        }

        /** As Kotlin and Lombok let a checked exception out that nobody declared. */
        String raiseUnchecked() {
            return this.<RuntimeException>raise();
        }
    }

    record Unwritable(Thrown thrown) {
        @JsonValue
        String text() {
            return thrown.raiseUnchecked();
        }
    }

    record Unreadable(String thrown) {
        @JsonCreator
        static Unreadable of(@JsonProperty("thrown") String thrown) {
            return new Unreadable(Thrown.valueOf(thrown).raiseUnchecked());
        }
    }

    @PersonalRecord("unwritable")
    record WithUnwritable(
            @SubjectId String id,
            @Encrypted String secret,
            @Encrypted List<Unwritable> sealed,
            Map<String, Unwritable> plain) {}

    @PersonalRecord("unreadable")
    record WithUnreadable(
            @SubjectId String id,
            @Encrypted String secret,
            @Nullable Unreadable part) {}

    @PersonalRecord("picky")
    record Picky(
            @SubjectId String id,
            @Encrypted String secret,
            @Nullable String thrown) {
        Picky {
            if (thrown != null) {
                Thrown.valueOf(thrown).raiseUnchecked();
            }
        }
    }

    /** Reads and writes all by itself, so that Jackson stands between it and us nowhere. */
    @PersonalRecord("odd")
    @com.fasterxml.jackson.databind.annotation.JsonSerialize(using = Writer2.class)
    @com.fasterxml.jackson.databind.annotation.JsonDeserialize(using = Reader2.class)
    @tools.jackson.databind.annotation.JsonSerialize(using = Writer3.class)
    @tools.jackson.databind.annotation.JsonDeserialize(using = Reader3.class)
    record Odd(@SubjectId String id, @Encrypted String secret, Thrown thrown) {}

    static final class Writer2 extends com.fasterxml.jackson.databind.JsonSerializer<Odd> {
        @Override
        public void serialize(
                Odd odd,
                com.fasterxml.jackson.core.JsonGenerator out,
                com.fasterxml.jackson.databind.SerializerProvider provider) {
            odd.thrown().raiseUnchecked();
        }
    }

    static final class Reader2 extends com.fasterxml.jackson.databind.JsonDeserializer<Odd> {
        @Override
        public Odd deserialize(
                com.fasterxml.jackson.core.JsonParser in, com.fasterxml.jackson.databind.DeserializationContext context)
                throws java.io.IOException {
            com.fasterxml.jackson.databind.JsonNode tree = in.readValueAsTree();
            return new Odd(Thrown.valueOf(tree.get("thrown").asText()).raiseUnchecked(), "", Thrown.NULL);
        }
    }

    static final class Writer3 extends tools.jackson.databind.ValueSerializer<Odd> {
        @Override
        public void serialize(
                Odd odd, tools.jackson.core.JsonGenerator out, tools.jackson.databind.SerializationContext context) {
            odd.thrown().raiseUnchecked();
        }
    }

    static final class Reader3 extends tools.jackson.databind.ValueDeserializer<Odd> {
        @Override
        public Odd deserialize(
                tools.jackson.core.JsonParser in, tools.jackson.databind.DeserializationContext context) {
            tools.jackson.databind.JsonNode tree = in.readValueAsTree();
            return new Odd(Thrown.valueOf(tree.get("thrown").asString()).raiseUnchecked(), "", Thrown.NULL);
        }
    }

    @Test
    void whatJacksonCannotWrite_isNamedByItsClassAlone() {
        Map<@Nullable String, Integer> nullKey = new HashMap<>();
        nullKey.put(null, 1);
        Link cycle = new Link();
        cycle.next = cycle;
        Link deep = new Link();
        for (int i = 0; i < 200_000; i++) {
            Link outer = new Link();
            outer.next = deep;
            deep = outer;
        }
        Link endless = deep;

        assertSilent(
                DeclarationException.class,
                () -> codecs.of(Tally.class, vault).write(new Tally("alice-1", Map.of(SECRET, nullKey))));
        assertSilent(
                DeclarationException.class, () -> codecs.of(Chain.class, vault).write(new Chain("alice-1", cycle)));
        assertSilent(
                DeclarationException.class, () -> codecs.of(Chain.class, vault).write(new Chain("alice-1", endless)));
    }

    @Test
    void aDocumentDeeperThanItCouldBeReadAgain_isNotWritten() {
        Link deep = new Link();
        for (int i = 0; i < 3000; i++) {
            Link outer = new Link();
            outer.next = deep;
            deep = outer;
        }
        Link tooDeep = deep;
        assertSilent(
                DeclarationException.class, () -> codecs.of(Chain.class, vault).write(new Chain("alice-1", tooDeep)));
    }

    @Test
    void whatTheHostsSerializersThrow_doesNotComeOut() {
        for (Thrown thrown : Thrown.values()) {
            Unwritable bad = new Unwritable(thrown);
            SealedRecords<WithUnwritable> codec = codecs.of(WithUnwritable.class, vault);
            assertSilent(
                    DeclarationException.class,
                    () -> codec.write(new WithUnwritable("alice-1", SECRET, List.of(bad), Map.of())));
            assertSilent(
                    DeclarationException.class,
                    () -> codec.write(new WithUnwritable("alice-1", SECRET, List.of(), Map.of(SECRET, bad))));
            assertSilent(
                    DeclarationException.class,
                    () -> codecs.of(Odd.class, vault).write(new Odd("alice-1", SECRET, thrown)));
        }
    }

    record Unprintable(Thrown thrown) {
        @Override
        public String toString() {
            return thrown.raiseUnchecked();
        }
    }

    @PersonalRecord("unprintable")
    record WithUnprintable(
            @SubjectId String id,
            @Encrypted(lookup = @Lookup(Normalizer.EXACT)) Unprintable secret) {}

    @Test
    void whatAValuesOwnTextThrows_doesNotComeOutOfTheLookup() {
        FieldLookup<WithUnprintable> lookup =
                codecs.of(WithUnprintable.class, vault).lookup("secret");
        for (Thrown thrown : Thrown.values()) {
            WithUnprintable record = new WithUnprintable("alice-1", new Unprintable(thrown));
            assertSilent(DeclarationException.class, () -> lookup.of(record));
            assertSilent(DeclarationException.class, () -> lookup.matches(record, SECRET));
        }
    }

    @Test
    void whatTheHostsCreatorsAndDeserializersThrow_doesNotComeOut() {
        String unreadable = codecs.of(WithUnreadable.class, vault).write(new WithUnreadable("alice-1", SECRET, null));
        String picky = codecs.of(Picky.class, vault).write(new Picky("alice-1", SECRET, null));
        for (Thrown thrown : Thrown.values()) {
            assertUnreadable(
                    codecs.of(WithUnreadable.class, vault),
                    with(unreadable, "\"part\":{\"thrown\":\"" + thrown + "\"}"));
            assertUnreadable(codecs.of(Picky.class, vault), with(picky, "\"thrown\":\"" + thrown + "\""));
            assertUnreadable(codecs.of(Odd.class, vault), "{\"id\":\"alice-1\",\"thrown\":\"" + thrown + "\"}");
        }
    }

    @PersonalRecord("plain")
    record Plain(
            @SubjectId String id,
            int number,
            long large,
            Optional<BigInteger> huge,
            @Nullable Instant instant,
            @Nullable Duration duration,
            @Nullable Thrown state,
            @Nullable List<String> list,
            @Nullable Map<String, Integer> map,
            @Nullable Link link) {}

    @Test
    void aMemberOfAnyOtherKindThanItsOwn_isRefusedInSilence_orTakenAsJacksonTakesIt() {
        SealedRecords<Plain> codec = codecs.of(Plain.class, vault);
        List<String> members = Arrays.stream(Plain.class.getRecordComponents())
                .map(component -> component.getName())
                .toList();
        List<String> values = List.of(
                "null",
                "true",
                "7",
                "-0",
                "1e999999999",
                "-1e-999999999",
                "9".repeat(2000),
                "1.5",
                "\"\"",
                "\" \"",
                "\"" + SECRET + "\"",
                "\"\\ud800\"",
                "\"" + "9".repeat(2000) + "\"",
                "[]",
                "[[[]]]",
                "[null]",
                "{}",
                "{\"" + SECRET + "\":{}}",
                "{\"next\":\"" + SECRET + "\"}",
                "[".repeat(900) + "]".repeat(900),
                "{\"next\":".repeat(900) + "null" + "}".repeat(900));
        for (String member : members) {
            for (String value : values) {
                String document = "id".equals(member) ? "{" : "{\"id\":\"alice-1\",";
                assertSilentOrRead(codec, document + "\"" + member + "\":" + value + "}");
            }
        }
    }

    @Test
    void aTextThatIsNoDocument_isRefusedInSilence_byEveryWayOfReading() {
        SealedRecords<Plain> codec = codecs.of(Plain.class, vault);
        for (String text : List.of(
                "",
                " ",
                "null",
                "\u0000",
                SECRET,
                "\"" + SECRET + "\"",
                "{\"" + SECRET,
                "{\"" + SECRET + "\":\"\n\"}",
                "{\"id\":\"alice-1\",\"id\":\"" + SECRET + "\"}",
                "{\"id\":\"alice-1\",\"\\u0069d\":\"" + SECRET + "\"}",
                "{\"id\":\"alice-1\",\"link\":{\"name\":\"a\",\"name\":\"" + SECRET + "\"}}",
                "{\"id\":\"alice-1\",\"number\":NaN}",
                "{\"id\":\"alice-1\",\"number\":" + "9".repeat(2000) + "}",
                "{\"id\":\"alice-1\"}/*" + SECRET + "*/",
                "{\"id\":\"alice-1\"}x",
                "{'id':'alice-1'}",
                "{id:1}",
                "[".repeat(100_000),
                "{\"a\":".repeat(100_000),
                "{\"" + "n".repeat(60_000) + "\":1}")) {
            assertUnreadable(codec, text);
        }
    }

    @Test
    void bytesThatAreNoText_areRefusedInSilence() {
        SealedRecords<Plain> codec = codecs.of(Plain.class, vault);
        for (byte[] bytes : List.of(
                bytes(0xff, 0xfe, 1, 2, 3),
                bytes(0, 0, 0xfe, 0xff, 0x7f, 0xff, 0xff, 0xff),
                bytes(0, 0, 0, '{', 0, 0, 0, '"', 0x7f, 0, 0, 0),
                bytes('{', '"', 0xc0, 0x80, '"'),
                bytes('{', '"', 0xed, 0xa0, 0x80, '"'),
                bytes('{', 0, '"', 0, 0, 0xd8),
                bytes(0, '{', 0, '"', 0xd8))) {
            assertSilent(
                    UnknownFormatException.class,
                    () -> READER.call(() -> codec.read(new ByteArrayInputStream(bytes), ALICE)));
            assertSilent(
                    UnknownFormatException.class,
                    () -> READER.call(() -> codec.readAllUnexpected(new ByteArrayInputStream(bytes))
                            .map(Opened::orThrow)
                            .toList()));
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private <T> void assertUnreadable(SealedRecords<T> codec, String document) {
        waysOfReading(codec, document).forEach(way -> assertSilent(UnknownFormatException.class, way));
    }

    private <T> void assertSilentOrRead(SealedRecords<T> codec, String document) {
        waysOfReading(codec, document).forEach(way -> {
            Throwable thrown = catchThrowable(way);
            if (thrown != null) {
                assertSilent(thrown);
            }
        });
    }

    private static <T> Stream<ThrowingCallable> waysOfReading(SealedRecords<T> codec, String document) {
        byte[] utf8 = document.getBytes(StandardCharsets.UTF_8);
        Function<List<Opened<T>>, T> only = answers -> answers.get(0).orThrow();
        return Stream.of(
                () -> READER.call(() -> codec.read(document, ALICE)),
                () -> READER.call(() -> codec.read(new ByteArrayInputStream(utf8), ALICE)),
                () -> READER.call(() -> codec.readUnexpected(document)),
                () -> READER.call(() -> only.apply(codec.readAll(List.of(new StoredRecord(document, ALICE))))),
                () -> READER.call(() -> {
                    if (document.isBlank()) {
                        throw new UnknownFormatException("an empty stream has no records");
                    }
                    return only.apply(codec.readAllUnexpected(new ByteArrayInputStream(utf8))
                            .toList());
                }));
    }

    private static void assertSilent(Class<? extends TacitException> type, ThrowingCallable act) {
        Throwable thrown = catchThrowable(act);
        assertThat(thrown).isInstanceOf(type);
        assertSilent(thrown);
    }

    private static void assertSilent(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        assertThat(thrown).isInstanceOf(TacitException.class).hasNoCause().hasNoSuppressedExceptions();
        assertThat(text.toString()).doesNotContain(SECRET);
    }

    private static String with(String document, String member) {
        return document.substring(0, document.length() - 1) + "," + member + "}";
    }
}
