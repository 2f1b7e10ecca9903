package dev.tacit.crypto.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.access.Access;
import dev.tacit.access.AccessDecision;
import dev.tacit.access.AccessDeniedException;
import dev.tacit.access.Actor;
import dev.tacit.annotation.Binding;
import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.Lookup;
import dev.tacit.annotation.Normalizer;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.PostalAddress;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.crypto.Opened;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.Kek;
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.crypto.tink.InMemoryKekForTests;
import dev.tacit.event.AuditEvent;
import dev.tacit.event.AuditSink;
import dev.tacit.json.JsonString;
import dev.tacit.schema.DeclarationException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a storage codec does, whichever Jackson is in it. */
abstract class SealedRecordsContract {
    private static final Subject ALICE = Subject.of("alice-1");
    private static final Subject BOB = Subject.of("bob-2");
    private static final Access READER = Access.as(Actor.service("fulfilment")).forPurpose("DeliveryOfGoods");

    private final Vault vault = Vault.inMemoryForTests();
    private final SealedRecords<Letter> letters = codec(Letter.class, vault);

    /** Returns the codec under test. */
    abstract <T> SealedRecords<T> codec(Class<T> type, Vault vault);

    @AfterEach
    void close() {
        vault.close();
    }

    @PersonalRecord("letter")
    record Letter(
            @RecordId String letterId,
            @SubjectId String writerId,
            @PersonName @Encrypted @Nullable String name,

            @EmailAddress @Encrypted(lookup = @Lookup(Normalizer.EMAIL)) @Nullable
            String email,

            @PostalAddress @Encrypted @Nullable Place place,

            @Encrypted(id = "note", bind = Binding.RECORD, onShredded = "[erased]") @Nullable
            String note,

            @Encrypted(onShredded = "[]") List<String> tags,
            @Encrypted(subject = "readerId") @Nullable String greeting,
            @Nullable String readerId,
            Instant sentAt,
            BigDecimal postage,
            Optional<String> stamp,
            Map<String, Integer> counts) {}

    record Place(String street, double latitude) {}

    private static Letter letter(String id, String writer) {
        return new Letter(
                id,
                writer,
                "Zebedee Quillfeather",
                "Zeb@Example.org",
                new Place("3 Larch Row", 51.5),
                "meet me \"there\" 🎁",
                List.of("a", "b"),
                "dear reader",
                "bob-2",
                Instant.parse("2026-01-02T03:04:05.000000006Z"),
                new BigDecimal("1.50"),
                Optional.of("blue"),
                Map.of("pages", 2));
    }

    private Letter read(String stored, Subject expected) {
        return READER.call(() -> letters.read(stored, expected));
    }

    @Test
    void record_comesBackEqual_whateverTheTypesOfItsMembers() {
        Letter letter = letter("l-1", "alice-1");
        assertThat(read(letters.write(letter), ALICE)).isEqualTo(letter);
    }

    @Test
    void storedForm_showsOnlyWhatIsNotSealed() {
        String stored = letters.write(letter("l-1", "alice-1"));
        assertThat(stored.replaceAll("tct1:[\\w-]+", "tct1:")) // which may spell a short name by accident
                .contains("\"letterId\":\"l-1\"", "\"postage\":1.50", "\"stamp\":\"blue\"", "tct1:")
                .doesNotContain("Quillfeather", "Zeb", "Larch", "51.5", "there", "dear");
    }

    @Test
    void emptyMembers_stayEmptyAndUnsealed() {
        Letter empty = new Letter(
                "l-1",
                "alice-1",
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                Instant.EPOCH,
                BigDecimal.ONE,
                Optional.empty(),
                Map.of());
        assertThat(read(letters.write(empty), ALICE)).isEqualTo(empty);
    }

    @Test
    void valueMovedToAnotherField_isRejected() {
        String stored = letters.write(letter("l-1", "alice-1"));
        String swapped = stored.replace("\"name\":", "\"x\":")
                .replace("\"email\":", "\"name\":")
                .replace("\"x\":", "\"email\":");
        assertThatThrownBy(() -> read(swapped, ALICE)).isInstanceOf(CiphertextRejectedException.class);
    }

    @Test
    void documentPutInAnotherPersonsPlace_isRejected() {
        String stored = letters.write(letter("l-1", "alice-1"));
        assertThatThrownBy(() -> read(stored, BOB)).isInstanceOf(CiphertextRejectedException.class);
        assertThatThrownBy(() -> read(stored.replace("alice-1", "bob-2"), BOB))
                .isInstanceOf(CiphertextRejectedException.class);
    }

    @PersonalRecord("loose")
    record Loose(
            @SubjectId String id,
            @Encrypted(bind = Binding.FIELD) String secret) {}

    @Test
    void documentThatStatesAnotherPerson_isRejected_howeverLooselyItsValuesAreBound() {
        SealedRecords<Loose> codec = codec(Loose.class, vault);
        String bobs = codec.write(new Loose("bob-2", "secret"));

        assertThatThrownBy(() -> READER.call(() -> codec.read(bobs, ALICE)))
                .isInstanceOf(CiphertextRejectedException.class);
        assertThat(READER.call(() -> codec.readAll(List.of(new StoredRecord(bobs, ALICE)))))
                .allMatch(answer -> answer instanceof Opened.Failed<Loose>);
    }

    @Test
    void withoutAnExpectedSubject_aWholeForeignDocumentOpens() {
        String bobs = letters.write(letter("l-1", "bob-2"));

        Letter inAlicesPlace = READER.call(() -> letters.readUnexpected(bobs));

        assertThat(inAlicesPlace.writerId()).isEqualTo("bob-2");
    }

    @Test
    void withoutAnExpectedSubject_aForeignDocumentThatClaimsToBeThePersons_isRejected() {
        String bobs = letters.write(letter("l-1", "bob-2"));

        assertThatThrownBy(() -> READER.call(() ->
                        letters.readUnexpected(bobs.replace("\"writerId\":\"bob-2\"", "\"writerId\":\"alice-1\""))))
                .isInstanceOf(CiphertextRejectedException.class);
    }

    @Test
    void theWholeDocumentOfAnotherRecordOfThePerson_opens() {
        String second = letters.write(letter("l-2", "alice-1"));

        Letter inTheFirstsPlace = read(second, ALICE);

        assertThat(inTheFirstsPlace.letterId()).isEqualTo("l-2");
    }

    @Test
    void valueBoundToItsRecord_isRejectedInAnother() {
        String stored = letters.write(letter("l-1", "alice-1"));
        assertThatThrownBy(() -> read(stored.replace("\"l-1\"", "\"l-2\""), ALICE))
                .isInstanceOf(CiphertextRejectedException.class);
    }

    @Test
    void aStringThatIsNotWrittenAsOne_isRefusedRatherThanStoredInClear() {
        SealedRecords<Masked> codec = codec(Masked.class, vault);
        assertThatThrownBy(() -> codec.write(new Masked("alice-1", "Zebedee")))
                .isInstanceOf(DeclarationException.class)
                .hasMessageNotContaining("Zebedee");
    }

    @PersonalRecord("masked")
    record Masked(
            @SubjectId String id, @JsonRawValue @Encrypted String secret) {}

    @Test
    void clearTextInASealedMember_isNeverTakenForAValue() {
        String stored = letters.write(letter("l-1", "alice-1"));
        String planted = stored.replaceAll("\"name\":\"[^\"]*\"", "\"name\":\"Mallory\"");
        String number = stored.replaceAll("\"name\":\"[^\"]*\"", "\"name\":7");

        assertThatThrownBy(() -> read(planted, ALICE))
                .isInstanceOf(UnknownFormatException.class)
                .hasMessageNotContaining("Mallory");
        assertThatThrownBy(() -> read(number, ALICE)).isInstanceOf(UnknownFormatException.class);
    }

    @Test
    void textThatIsNoDocument_isRefusedWithoutQuotingIt() {
        for (String text :
                List.of("", "Mallory", "[]", "{\"Mallory\":", "{\"writerId\":\"a\",\"writerId\":\"Mallory\"}")) {
            assertThatThrownBy(() -> read(text, ALICE))
                    .isInstanceOf(UnknownFormatException.class)
                    .hasMessageNotContaining("Mallory")
                    .hasNoCause();
        }
    }

    @Test
    void shreddedMember_yieldsItsReplacement_orTheRecordIsGone() {
        String whole = letters.write(letter("l-1", "alice-1"));
        Letter onlyReplaceable = new Letter(
                "l-2",
                "alice-1",
                null,
                null,
                null,
                "note",
                List.of("a"),
                null,
                null,
                Instant.EPOCH,
                BigDecimal.ONE,
                Optional.empty(),
                Map.of());
        String replaceable = letters.write(onlyReplaceable);

        assertThat(vault.shred(ALICE).keys()).isEqualTo(1);

        assertThat(READER.call(() -> letters.tryRead(whole, ALICE))).isInstanceOf(Opened.Shredded.class);
        assertThatThrownBy(() -> read(whole, ALICE)).isInstanceOf(KeyShreddedException.class);
        assertThat(read(replaceable, ALICE).note()).isEqualTo("[erased]");
        assertThat(read(replaceable, ALICE).tags()).isEmpty();
    }

    @Test
    void memberOfAnotherSubject_goesWithThatSubject() {
        String stored = letters.write(letter("l-1", "alice-1"));

        assertThat(vault.shred(BOB).keys()).isEqualTo(1);

        assertThatThrownBy(() -> read(stored, ALICE)).isInstanceOf(KeyShreddedException.class);
    }

    @Test
    void erasedMembers_areAbsentAndComeBackEmpty() {
        String stored = letters.write(letter("l-1", "alice-1"));
        String erased = stored.replaceAll(",\"(name|email|place|note|greeting)\":\"tct1:[^\"]*\"", "");
        assertThat(read(erased, ALICE).name()).isNull();
    }

    @Test
    void readingWithoutAStatedActor_isDenied() {
        String stored = letters.write(letter("l-1", "alice-1"));
        assertThatThrownBy(() -> letters.read(stored, ALICE)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void gateThatSaysNo_isAnAnswerInAListAndAnExceptionAlone() {
        try (Vault closed = Vault.builder()
                .inMemoryForTests()
                .accessGate(request -> AccessDecision.deny("consent-withdrawn"))
                .build()) {
            SealedRecords<Letter> codec = codec(Letter.class, closed);
            String stored = codec.write(letter("l-1", "alice-1"));

            assertThat(READER.call(() -> codec.tryRead(stored, ALICE))).isInstanceOf(Opened.Denied.class);
            assertThatThrownBy(() -> READER.call(() -> codec.read(stored, ALICE)))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void lookup_findsEverySpelling_andMatchesTheOpenedValueOnly() {
        Letter letter = letter("l-1", "alice-1");
        FieldLookup<Letter> byEmail = letters.lookup("email");
        byte[] stored = byEmail.of(letter);

        assertThat(byEmail.matching("  ZEB@example.ORG"))
                .anySatisfy(candidate ->
                        assertThat(Arrays.equals(candidate, stored)).isTrue());
        assertThat(byEmail.matches(letter, "ZEB@example.ORG ")).isTrue();
        assertThat(byEmail.matches(letter, "other@example.org")).isFalse();
        assertThatThrownBy(() -> letters.lookup("name")).hasMessageContaining("no lookup is declared for member name");
    }

    @Test
    void export_isClearJson() {
        String stored = letters.write(letter("l-1", "alice-1"));
        assertThat(READER.call(() -> letters.export(stored, ALICE)).get("name"))
                .contains(new JsonString("Zebedee Quillfeather"));
    }

    @Test
    void documentOfAnotherTenant_isRefused() {
        assertThatThrownBy(() -> letters.forTenant(Tenant.of("other")).write(letter("l-1", "alice-1")))
                .isInstanceOf(RuntimeException.class)
                .hasMessageNotContaining("Quillfeather");
    }

    @PersonalRecord("renamed")
    record Renamed(
            @SubjectId String id,
            @JsonProperty("other") @Encrypted String secret) {}

    @PersonalRecord("derived")
    record Derived(@SubjectId String id, @Encrypted String secret) {
        public String getGreeting() {
            return "Dear " + secret;
        }
    }

    @PersonalRecord("announced")
    record Announced(@SubjectId String id, @Encrypted String secret) {
        @JsonProperty("greeting")
        public String greeting() {
            return "Dear " + secret;
        }
    }

    @PersonalRecord("unwrapped")
    record Unwrapped(
            @SubjectId String id, @JsonUnwrapped @Encrypted Place place) {}

    record Recipient(@PersonName String holder, String shelf) {}

    @PersonalRecord("unwrapped-in-clear")
    record UnwrappedInClear(
            @SubjectId String id, @JsonUnwrapped Recipient recipient) {}

    @PersonalRecord("unwrapped-with-prefix")
    record UnwrappedWithPrefix(
            @SubjectId String id,
            @Encrypted String secret,
            @JsonUnwrapped(prefix = "to_") Recipient recipient) {}

    static class Extensible {
        int number = 1;
    }

    @PersonalRecord("unwrapped-unknown")
    record UnwrappedUnknown(
            @SubjectId String id,
            @Encrypted String secret,
            @JsonUnwrapped Extensible open) {}

    @Test
    void partsOfAPersonalMemberThatAnErasureWouldNotFind_areRefusedByName() {
        for (Class<?> type : List.of(UnwrappedInClear.class, UnwrappedWithPrefix.class)) {
            assertThatThrownBy(() -> codec(type, vault))
                    .isInstanceOf(DeclarationException.class)
                    .hasMessageContaining(type.getName() + ".recipient: @JsonUnwrapped writes its parts in its place");
        }
        assertThatThrownBy(() -> codec(UnwrappedUnknown.class, vault)).hasMessageContaining(".open: @JsonUnwrapped");
    }

    @PersonalRecord("elsewhere")
    record Elsewhere(
            @SubjectId @JsonProperty("buyer_id") String id,
            @Encrypted String secret) {}

    @Test
    void whatAGetterDerivesFromASealedMember_isNotStored() {
        SealedRecords<Derived> codec = codec(Derived.class, vault);
        Derived derived = new Derived("alice-1", "Zebedee");

        String stored = codec.write(derived);

        assertThat(stored).doesNotContain("Dear", "Zebedee");
        assertThat(READER.call(() -> codec.read(stored, ALICE))).isEqualTo(derived);
    }

    @Test
    void whatJacksonWouldWriteInClear_isRefusedAtOnce() {
        assertThatThrownBy(() -> codec(Announced.class, vault)).hasMessageContaining("greeting");
        assertThatThrownBy(() -> codec(Unwrapped.class, vault)).hasMessageContaining("place");
        assertThatThrownBy(() -> codec(Elsewhere.class, vault)).hasMessageContaining("id");
    }

    @PersonalRecord("parcel")
    static class Parcel {
        @SubjectId
        String id = "alice-1";

        @Encrypted
        String street = "3 Larch Row";
    }

    @PersonalRecord("gift")
    static final class Gift extends Parcel {
        @PersonName
        @Encrypted
        String card = "from Zebedee";
    }

    @Test
    void anObjectOfASubclass_isRefusedRatherThanWrittenByItsParentsDeclarations() {
        SealedRecords<Parcel> codec = codec(Parcel.class, vault);

        assertThat(codec.write(new Parcel())).doesNotContain("Larch");
        assertThatThrownBy(() -> codec.write(new Gift()))
                .isInstanceOf(DeclarationException.class)
                .hasMessageNotContaining("Zebedee");
    }

    @PersonalRecord("caller")
    record Caller(
            @SubjectId String id,
            @Encrypted(lookup = @Lookup(Normalizer.E164)) String phone) {}

    @Test
    void valuesOfWhichNothingIsLeft_matchNobody() {
        FieldLookup<Caller> byPhone = codec(Caller.class, vault).lookup("phone");
        Caller nameless = new Caller("alice-1", "n/a");

        assertThat(byPhone.of(nameless)).isNull();
        assertThat(byPhone.matching("unknown")).isEmpty();
        assertThat(byPhone.matches(nameless, "unknown")).isFalse();
    }

    @PersonalRecord("replaced")
    record Replaced(
            @SubjectId String id,
            @Encrypted(onShredded = "not a number") int age) {}

    @Test
    void declarationThatDoesNotFitJackson_isRefusedAtOnce() {
        assertThatThrownBy(() -> codec(Renamed.class, vault))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("secret: Jackson writes it under another name");
        assertThatThrownBy(() -> codec(Replaced.class, vault))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("age: onShredded is no JSON of the member's type");
    }

    @Test
    void recordWithoutASubject_cannotBeSealed() {
        assertThatThrownBy(() -> letters.write(letter("l-1", " ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
    }

    @Test
    void aPage_yieldsOneAnswerEach_alsoWhereAPersonIsShredded() {
        String alices = letters.write(letter("l-1", "alice-1"));
        String bobs = letters.write(letter("l-2", "bob-2"));
        String carols = letters.write(withoutReader(letter("l-3", "carol-3")));
        assertThat(vault.shred(BOB).keys()).isEqualTo(1);

        List<Opened<Letter>> page = READER.call(() -> letters.readAll(List.of(
                new StoredRecord(carols, Subject.of("carol-3")),
                new StoredRecord(bobs, BOB),
                new StoredRecord(alices, ALICE))));

        assertThat(page)
                .containsExactly(
                        new Opened.Found<>(withoutReader(letter("l-3", "carol-3"))),
                        new Opened.Shredded<>(),
                        new Opened.Shredded<>()); // the greeting in Alice's is Bob's
    }

    @Test
    void aForeignOrAlteredDocument_isItsOwnRowsFailure() {
        String alices = letters.write(letter("l-1", "alice-1"));
        String planted = alices.replaceAll("\"name\":\"[^\"]*\"", "\"name\":\"Mallory\"");
        String altered = alices.replace("\"l-1\"", "\"l-2\"");

        List<Opened<Letter>> page = READER.call(() -> letters.readAll(List.of(
                new StoredRecord(alices, BOB),
                new StoredRecord(planted, ALICE),
                new StoredRecord(altered, ALICE),
                new StoredRecord(alices, ALICE))));

        assertThat(page).last().isEqualTo(new Opened.Found<>(letter("l-1", "alice-1")));
        assertThat(page.subList(0, 3)).allMatch(answer -> answer instanceof Opened.Failed<Letter>);
        assertThatThrownBy(page.get(0)::orThrow).isInstanceOf(CiphertextRejectedException.class);
        assertThatThrownBy(page.get(1)::orThrow).isInstanceOf(UnknownFormatException.class);
        assertThatThrownBy(page.get(2)::orThrow).isInstanceOf(CiphertextRejectedException.class);
    }

    @Test
    void aDocumentThatIsNone_orDoesNotFit_orNamesNobody_isItsOwnRowsFailure() throws IOException {
        String alices = letters.write(letter("l-1", "alice-1"));
        String misfit = alices.replace("2026-01-02T03:04:05.000000006Z", "Mallory");
        String nobodys = alices.replace("\"alice-1\"", "null");

        List<Opened<Letter>> page = READER.call(() -> letters.readAll(List.of(
                new StoredRecord("Mallory", ALICE),
                new StoredRecord(misfit, ALICE),
                new StoredRecord(nobodys, ALICE),
                new StoredRecord(alices, ALICE))));
        InputStream lines = new ByteArrayInputStream(utf8(nobodys + misfit + alices));
        List<Opened<Letter>> streamed =
                READER.call(() -> letters.readAllUnexpected(lines).toList());

        assertThat(page).last().isEqualTo(new Opened.Found<>(letter("l-1", "alice-1")));
        assertThat(page.subList(0, 3)).allMatch(answer -> answer instanceof Opened.Failed<Letter>);
        assertThat(streamed).last().isEqualTo(page.get(3));
        assertThat(streamed.subList(0, 2)).allMatch(answer -> answer instanceof Opened.Failed<Letter>);
        assertThatThrownBy(page.get(0)::orThrow)
                .isInstanceOf(UnknownFormatException.class)
                .hasMessageNotContaining("Mallory");
    }

    @Test
    void anIdThatNobodyCanHave_isItsOwnRowsFailure() throws IOException {
        String alices = letters.write(letter("l-1", "alice-1"));
        List<String> impossible = List.of(
                alices.replace("\"alice-1\"", "\"" + "x".repeat(600) + "\""),
                alices.replace("\"alice-1\"", "\"\\ud800\""),
                alices.replace("\"l-1\"", "\"\\udc00\""),
                alices.replace("\"bob-2\"", "\"" + "x".repeat(600) + "\""),
                alices.replace("\"bob-2\"", "\"b\\ud800b\""));
        List<StoredRecord> page = new ArrayList<>();
        impossible.forEach(document -> page.add(new StoredRecord(document, ALICE)));
        page.add(new StoredRecord(alices, ALICE));
        byte[] lines = utf8(String.join("\n", impossible) + alices);

        List<Opened<Letter>> answers = READER.call(() -> letters.readAll(page));
        List<Opened<Letter>> streamed = READER.call(
                () -> letters.readAllUnexpected(new ByteArrayInputStream(lines)).toList());

        for (List<Opened<Letter>> each : List.of(answers, streamed)) {
            assertThat(each).last().isEqualTo(new Opened.Found<>(letter("l-1", "alice-1")));
            assertThat(each.subList(0, impossible.size()))
                    .allSatisfy(answer ->
                            assertThatThrownBy(answer::orThrow).isInstanceOf(CiphertextRejectedException.class));
        }
        for (String document : impossible) {
            assertThatThrownBy(() -> read(document, ALICE)).isInstanceOf(CiphertextRejectedException.class);
        }
    }

    @Test
    void aPageOfRecords_isOneQuestionToTheKeyStore_andOneAuditEvent() {
        AskedKeyStore keys = new AskedKeyStore();
        Kek kek = new InMemoryKekForTests();
        List<AuditEvent> events = new ArrayList<>();
        AuditSink sink = event -> {
            events.add(event);
            return AuditSink.discardAll().record(event);
        };
        List<StoredRecord> page;
        try (Vault writer = vault(keys, kek, AuditSink.discardAll())) {
            SealedRecords<Letter> codec = codec(Letter.class, writer);
            page = IntStream.range(0, 50)
                    .mapToObj(i -> new StoredRecord(codec.write(letter("l-" + i, "w-" + i)), Subject.of("w-" + i)))
                    .toList();
        }
        try (Vault reader = vault(keys, kek, sink)) {
            SealedRecords<Letter> codec = codec(Letter.class, reader);
            keys.forget();

            assertThat(READER.call(() -> codec.readAll(page)))
                    .hasSize(50)
                    .allMatch(answer -> answer instanceof Opened.Found<Letter>);
        }
        assertThat(keys.asked("byReferences")).isEqualTo(1);
        assertThat(keys.asked("byReference")).isZero();
        assertThat(events).hasSize(1);
    }

    private static Vault vault(AskedKeyStore keys, Kek kek, AuditSink sink) {
        return Vault.builder()
                .inMemoryForTests()
                .keyStore(keys.store())
                .kek(kek)
                .auditSink(sink)
                .build();
    }

    @Test
    void oneRecord_goesThroughStreams() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        letters.write(letter("l-1", "alice-1"), out);

        Letter back = READER.call(() -> letters.read(new ByteArrayInputStream(out.toByteArray()), ALICE));

        assertThat(back).isEqualTo(letter("l-1", "alice-1"));
    }

    @Test
    void manyRecords_goThroughStreams_asLinesAndAsAnArray() throws IOException {
        for (boolean asArray : List.of(true, false)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            List<Letter> many = IntStream.range(0, 250)
                    .mapToObj(i -> letter("l-" + i, "alice-" + i % 7))
                    .toList();
            if (asArray) {
                letters.writeArray(many.iterator(), out);
            } else {
                letters.writeLines(many.iterator(), out);
            }
            assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("Quillfeather", "dear reader");
            assertThat(readStream(out.toByteArray())).isEqualTo(many);
        }
    }

    @Test
    void anEmptyStream_hasNoRecords() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        letters.writeArray(List.<Letter>of().iterator(), out);
        assertThat(readStream(out.toByteArray())).isEmpty();
        assertThat(readStream(new byte[0])).isEmpty();
    }

    @Test
    void aStreamIsReadWhileItIsConsumed_notBefore() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        letters.writeLines(
                IntStream.range(0, 1000)
                        .mapToObj(i -> letter("l-" + i, "alice-1"))
                        .iterator(),
                out);
        AtomicLong read = new AtomicLong();
        InputStream counting = new FilterInputStream(new ByteArrayInputStream(out.toByteArray())) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                read.addAndGet(count);
                return count;
            }
        };

        Opened<Letter> first = READER.call(
                () -> letters.readAllUnexpected(counting).findFirst().orElseThrow());

        assertThat(first.orThrow().letterId()).isEqualTo("l-0");
        assertThat(read.get()).isLessThan(out.size() / 4);
    }

    @Test
    void aStreamThatIsCutOrNoneOfOurs_isRefused_withoutQuotingIt() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        letters.writeArray(
                List.of(letter("l-1", "alice-1"), letter("l-2", "alice-1")).iterator(), out);
        byte[] cut = Arrays.copyOf(out.toByteArray(), out.size() - 1);
        for (byte[] bytes : List.of(
                cut, utf8("[1]"), utf8("[null]"), utf8("{\"Mallory\""), utf8("Mallory"), utf8("{} [\"Mallory\"]"))) {
            assertThatThrownBy(() -> readStream(bytes))
                    .as(new String(bytes, StandardCharsets.UTF_8))
                    .isInstanceOf(UnknownFormatException.class)
                    .hasMessageNotContaining("Mallory")
                    .hasNoCause();
        }
    }

    @Test
    void aStreamThatBreaksOff_yieldsWhatStoodBefore() throws IOException {
        String good = letters.write(letter("l-1", "alice-1"));
        for (String broken : List.of("{\"Mallory\"", "7", "null", "[]")) {
            InputStream in = new ByteArrayInputStream(utf8(good + "\n" + good + "\n" + broken));
            List<Opened<Letter>> before = new ArrayList<>();

            assertThatThrownBy(() -> READER.call(() -> {
                        letters.readAllUnexpected(in).forEachOrdered(before::add);
                        return before;
                    }))
                    .isInstanceOf(UnknownFormatException.class)
                    .hasMessageNotContaining("Mallory");
            assertThat(before).hasSize(2).containsOnly(new Opened.Found<>(letter("l-1", "alice-1")));
        }
    }

    @Test
    void aStreamThatFails_saysSo() {
        InputStream broken = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("disk gone");
            }
        };
        assertThatThrownBy(() -> READER.call(() -> letters.read(broken, ALICE))).isInstanceOf(IOException.class);
        assertThatThrownBy(() ->
                        READER.call(() -> letters.readAllUnexpected(broken).toList()))
                .isInstanceOfAny(IOException.class, UncheckedIOException.class);
    }

    private List<Letter> readStream(byte[] bytes) throws IOException {
        return READER.call(() -> letters.readAllUnexpected(new ByteArrayInputStream(bytes))
                .map(Opened::orThrow)
                .toList());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Letter withoutReader(Letter letter) {
        return new Letter(
                letter.letterId(),
                letter.writerId(),
                letter.name(),
                letter.email(),
                letter.place(),
                letter.note(),
                letter.tags(),
                null,
                null,
                letter.sentAt(),
                letter.postage(),
                letter.stamp(),
                letter.counts());
    }
}
