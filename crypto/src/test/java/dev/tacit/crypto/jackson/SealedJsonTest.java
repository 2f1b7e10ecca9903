package dev.tacit.crypto.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import dev.tacit.crypto.key.KeyShreddedException;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.json.JsonString;
import dev.tacit.schema.DeclarationException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SealedJsonTest {
    private static final Subject ALICE = Subject.of("alice-1");
    private static final Subject BOB = Subject.of("bob-2");
    private static final Access READER = Access.as(Actor.service("fulfilment")).forPurpose("DeliveryOfGoods");

    private final Vault vault = Vault.inMemoryForTests();
    private final SealedJson<Letter> letters = SealedJson.of(Letter.class, vault);

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
        assertThat(letters.write(letter("l-1", "alice-1")))
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

    @Test
    void valueBoundToItsRecord_isRejectedInAnother() {
        String stored = letters.write(letter("l-1", "alice-1"));
        assertThatThrownBy(() -> read(stored.replace("\"l-1\"", "\"l-2\""), ALICE))
                .isInstanceOf(CiphertextRejectedException.class);
    }

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
            SealedJson<Letter> codec = SealedJson.of(Letter.class, closed);
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

    @PersonalRecord("elsewhere")
    record Elsewhere(
            @SubjectId @JsonProperty("buyer_id") String id,
            @Encrypted String secret) {}

    @Test
    void whatAGetterDerivesFromASealedMember_isNotStored() {
        SealedJson<Derived> codec = SealedJson.of(Derived.class, vault);
        Derived derived = new Derived("alice-1", "Zebedee");

        String stored = codec.write(derived);

        assertThat(stored).doesNotContain("Dear", "Zebedee");
        assertThat(READER.call(() -> codec.read(stored, ALICE))).isEqualTo(derived);
    }

    @Test
    void whatJacksonWouldWriteInClear_isRefusedAtOnce() {
        assertThatThrownBy(() -> SealedJson.of(Announced.class, vault)).hasMessageContaining("greeting");
        assertThatThrownBy(() -> SealedJson.of(Unwrapped.class, vault)).hasMessageContaining("place");
        assertThatThrownBy(() -> SealedJson.of(Elsewhere.class, vault)).hasMessageContaining("id");
    }

    @PersonalRecord("caller")
    record Caller(
            @SubjectId String id,
            @Encrypted(lookup = @Lookup(Normalizer.E164)) String phone) {}

    @Test
    void valuesOfWhichNothingIsLeft_matchNobody() {
        FieldLookup<Caller> byPhone = SealedJson.of(Caller.class, vault).lookup("phone");
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
        assertThatThrownBy(() -> SealedJson.of(Renamed.class, vault))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("secret: Jackson writes it under another name");
        assertThatThrownBy(() -> SealedJson.of(Replaced.class, vault))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("age: onShredded is no JSON of the member's type");
    }

    @Test
    void recordWithoutASubject_cannotBeSealed() {
        assertThatThrownBy(() -> letters.write(letter("l-1", " ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
    }
}
