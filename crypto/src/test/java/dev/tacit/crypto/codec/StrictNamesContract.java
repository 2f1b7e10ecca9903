package dev.tacit.crypto.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import dev.tacit.Subject;
import dev.tacit.access.Access;
import dev.tacit.access.Actor;
import dev.tacit.annotation.Binding;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.NotPersonal;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.crypto.Opened;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.schema.DeclarationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A sealed member, and an id, come from the member of that name in the document and from nowhere else. */
abstract class StrictNamesContract {
    private static final Subject ALICE = Subject.of("alice-1");
    private static final Access READER = Access.as(Actor.service("fulfilment")).forPurpose("DeliveryOfGoods");

    private final Vault vault = Vault.inMemoryForTests();
    private final Codecs codecs;

    StrictNamesContract(Codecs codecs) {
        this.codecs = codecs;
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private void assertRefused(Class<?> type, String member, String rule) {
        assertThatThrownBy(() -> codecs.of(type, vault))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining(type.getName() + "." + member + ": ")
                .hasMessageContaining(rule);
    }

    private void assertRefused(Class<?> type, String rule) {
        assertThatThrownBy(() -> codecs.of(type, vault))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining(type.getName() + ": ")
                .hasMessageContaining(rule);
    }

    private <T> T read(Class<T> type, String stored) {
        return READER.call(() -> codecs.of(type, vault).read(stored, ALICE));
    }

    private <T> T roundTrip(Class<T> type, T record) {
        return read(type, codecs.of(type, vault).write(record));
    }

    private static String with(String stored, String more) {
        return stored.substring(0, stored.length() - 1) + "," + more + "}";
    }

    // What is refused at once

    @PersonalRecord("aliased")
    record Aliased(
            @SubjectId String id,
            @Encrypted @JsonAlias("mail") String email) {}

    @PersonalRecord("aliased-subject")
    record AliasedSubject(
            @SubjectId @JsonAlias("owner") String id,
            @Encrypted String email) {}

    @PersonalRecord("aliased-record")
    record AliasedRecord(
            @SubjectId String id,
            @RecordId @JsonAlias("number") String letterId,
            @Encrypted String email) {}

    @PersonalRecord("aliased-reader")
    record AliasedReader(
            @SubjectId String id,
            @JsonAlias("reader") String readerId,
            @Encrypted(subject = "readerId") String email) {}

    @PersonalRecord("alias-of-a-sealed-one")
    record AliasOfASealedOne(
            @SubjectId String id,
            @Encrypted String email,
            @JsonAlias("email") @Nullable String remark) {}

    @Test
    void aSecondName_ofASealedMemberOrAnId_isRefused() {
        assertRefused(Aliased.class, "email", "@JsonAlias");
        assertRefused(AliasedSubject.class, "id", "@JsonAlias");
        assertRefused(AliasedRecord.class, "letterId", "@JsonAlias");
        assertRefused(AliasedReader.class, "readerId", "@JsonAlias");
        assertRefused(AliasOfASealedOne.class, "remark", "@JsonAlias");
    }

    @PersonalRecord("foreign-setter")
    static class WithForeignSetter {
        @SubjectId
        String id = "alice-1";

        @Encrypted
        String email = "";

        @JsonSetter("mail")
        void acceptMail(String mail) {
            email = mail;
        }
    }

    @PersonalRecord("foreign-creator")
    static class WithForeignCreator {
        @SubjectId
        final String id;

        @Encrypted
        final String email;

        @JsonCreator
        WithForeignCreator(@JsonProperty("id") String id, @JsonProperty("mail") String mail) {
            this.id = id;
            this.email = mail;
        }
    }

    @PersonalRecord("any-setter")
    static class WithAnySetter {
        @SubjectId
        String id = "alice-1";

        @Encrypted
        String email = "";

        @JsonAnySetter
        void accept(String name, Object value) {
            email = value.toString();
        }
    }

    @PersonalRecord("any-parameter")
    record WithAnyParameter(
            @SubjectId String id,
            @Encrypted String email,
            @JsonAnySetter Map<String, Object> more) {}

    @PersonalRecord("any-case")
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
    record AnyCase(@SubjectId String id, @Encrypted String email) {}

    @Test
    void whatElseReadsIntoTheRecord_isRefused() {
        assertRefused(WithForeignSetter.class, "mail", "Jackson reads it");
        assertRefused(WithForeignCreator.class, "mail", "Jackson reads it");
        assertRefused(WithAnySetter.class, "@JsonAnySetter");
        assertRefused(WithAnyParameter.class, "@JsonAnySetter");
        assertRefused(AnyCase.class, "ACCEPT_CASE_INSENSITIVE_PROPERTIES");
    }

    @PersonalRecord("crossed")
    record Crossed(
            @SubjectId String id,
            @Encrypted @JsonProperty("remark") String email,
            @JsonProperty("email") String remark) {}

    @PersonalRecord("crossed-fields")
    static class CrossedFields {
        @SubjectId
        String id = "alice-1";

        @Encrypted
        @JsonProperty("remark")
        String email = "";

        @JsonProperty("email")
        String remark = "";
    }

    @PersonalRecord("crossed-setter")
    static class CrossedSetter {
        @SubjectId
        String id = "alice-1";

        @Encrypted
        String email = "";

        @Nullable
        String remark;

        @JsonSetter("remark")
        void setEmail(String value) {
            email = value;
        }
    }

    @PersonalRecord("crossed-builder")
    @com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = CrossedBuilder.Builder.class)
    @tools.jackson.databind.annotation.JsonDeserialize(builder = CrossedBuilder.Builder.class)
    static final class CrossedBuilder {
        @SubjectId
        String id = "alice-1";

        @Encrypted
        String email = "";

        @Nullable
        String remark;

        static final class Builder {
            private final CrossedBuilder built = new CrossedBuilder();

            @JsonProperty("remark")
            Builder withEmail(String email) {
                built.email = email;
                return this;
            }

            CrossedBuilder build() {
                return built;
            }
        }
    }

    @Test
    void membersThatChangePlaces_areRefused_sinceOneWouldBeStoredInClear() {
        assertRefused(Crossed.class, "email", "another name");
        assertRefused(CrossedFields.class, "email", "another name");
        assertRefused(CrossedSetter.class, "two members share a name");
        assertRefused(CrossedBuilder.class, "remark", "reads another member from it");
    }

    @PersonalRecord("class-named")
    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    record ClassNamed(@SubjectId String id, @Encrypted String email) {}

    @PersonalRecord("wrapped")
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    record Wrapped(@SubjectId String id, @Encrypted String email) {}

    @Test
    void aDocumentThatNamesClasses_orIsWrappedInAName_isRefused() {
        assertRefused(ClassNamed.class, "@JsonTypeInfo");
        assertRefused(Wrapped.class, "@JsonTypeInfo");
    }

    @PersonalRecord("appended")
    @com.fasterxml.jackson.databind.annotation.JsonSerialize(using = Writer2.class)
    @tools.jackson.databind.annotation.JsonSerialize(using = Writer3.class)
    record Appended(@SubjectId String id, @Encrypted String email) {}

    static final class Writer2 extends com.fasterxml.jackson.databind.JsonSerializer<Appended> {
        @Override
        public void serialize(
                Appended record,
                com.fasterxml.jackson.core.JsonGenerator out,
                com.fasterxml.jackson.databind.SerializerProvider provider)
                throws java.io.IOException {
            out.writeStartObject();
            out.writeStringField("id", record.id());
            out.writeStringField("email", record.email());
            out.writeStringField("copy", record.email());
            out.writeEndObject();
        }
    }

    static final class Writer3 extends tools.jackson.databind.ValueSerializer<Appended> {
        @Override
        public void serialize(
                Appended record,
                tools.jackson.core.JsonGenerator out,
                tools.jackson.databind.SerializationContext context) {
            out.writeStartObject();
            out.writeStringProperty("id", record.id());
            out.writeStringProperty("email", record.email());
            out.writeStringProperty("copy", record.email());
            out.writeEndObject();
        }
    }

    @Test
    void whatASerializerWritesBesideTheMembers_isRefusedBeforeItIsStored() {
        assertThatThrownBy(() -> codecs.of(Appended.class, vault).write(new Appended("alice-1", "ann@example.org")))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("beside the members")
                .hasMessageNotContaining("ann@");
    }

    // What the document alone cannot do

    /** As Lombok's {@code @Builder} with a default: two fields of the builder's own for one member. */
    @PersonalRecord("built")
    @com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = Built.Builder.class)
    @tools.jackson.databind.annotation.JsonDeserialize(builder = Built.Builder.class)
    static final class Built {
        @SubjectId
        final String id;

        @Encrypted
        final String email;

        @Nullable
        final String remark;

        private Built(String id, String email, @Nullable String remark) {
            this.id = id;
            this.email = email;
            this.remark = remark;
        }

        @com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder(withPrefix = "")
        @tools.jackson.databind.annotation.JsonPOJOBuilder(withPrefix = "")
        static final class Builder {
            private String id = "";
            private String email$value = "";
            private boolean email$set;

            @Nullable
            private String remark;

            @JsonProperty("email")
            Builder email(String value) {
                email$value = value;
                email$set = true;
                return this;
            }

            Built build() {
                return new Built(id, email$set ? email$value : "none", remark);
            }
        }
    }

    @Test
    void aBuilder_isFilledFromTheMembersAlone_notFromItsOwnFields() {
        String stored = codecs.of(Built.class, vault).write(new Built("alice-1", "ann@example.org", "late"));
        String erased = stored.replaceAll(",\"email\":\"tct1:[^\"]*\"", "");
        String planted = with(erased, "\"email$value\":\"mallory@evil\",\"email$set\":true");

        assertThat(read(Built.class, stored).email).isEqualTo("ann@example.org");
        assertThat(read(Built.class, stored).remark).isEqualTo("late");
        assertThat(read(Built.class, planted).email).isEqualTo("none");
    }

    @PersonalRecord("letter")
    record Letter(
            @SubjectId String id,
            @Encrypted @Nullable String email,
            @JsonAlias("comment") @Nullable String remark) {}

    @Test
    void unknownMembers_areLeftToNewerReleases_andReachNothing() {
        String stored = codecs.of(Letter.class, vault).write(new Letter("alice-1", "ann@example.org", "late"));

        assertThat(read(Letter.class, with(stored, "\"Email\":\"mallory@evil\",\"ID\":\"bob-2\",\"new\":{\"a\":[1]}")))
                .isEqualTo(new Letter("alice-1", "ann@example.org", "late"));
    }

    /** A deserializer of the host's that reads a former name too. */
    @PersonalRecord("lenient")
    @com.fasterxml.jackson.databind.annotation.JsonDeserialize(using = Reader2.class)
    @tools.jackson.databind.annotation.JsonDeserialize(using = Reader3.class)
    record Lenient(
            @SubjectId String id, @Encrypted @Nullable String email) {}

    static final class Reader2 extends com.fasterxml.jackson.databind.JsonDeserializer<Lenient> {
        @Override
        public Lenient deserialize(
                com.fasterxml.jackson.core.JsonParser in, com.fasterxml.jackson.databind.DeserializationContext context)
                throws java.io.IOException {
            com.fasterxml.jackson.databind.JsonNode tree = in.readValueAsTree();
            String name = tree.has("email") ? "email" : "mail";
            return new Lenient(
                    tree.get("id").asText(), tree.has(name) ? tree.get(name).asText() : null);
        }
    }

    static final class Reader3 extends tools.jackson.databind.ValueDeserializer<Lenient> {
        @Override
        public Lenient deserialize(
                tools.jackson.core.JsonParser in, tools.jackson.databind.DeserializationContext context) {
            tools.jackson.databind.JsonNode tree = in.readValueAsTree();
            String name = tree.has("email") ? "email" : "mail";
            return new Lenient(
                    tree.get("id").asString(), tree.has(name) ? tree.get(name).asString() : null);
        }
    }

    @Test
    void theHostsOwnDeserializer_seesTheMembersAlone() {
        Lenient record = new Lenient("alice-1", "ann@example.org");

        assertThat(roundTrip(Lenient.class, record)).isEqualTo(record);
        assertThat(read(Lenient.class, "{\"id\":\"alice-1\",\"mail\":\"mallory@evil\"}")
                        .email())
                .isNull();
    }

    /** Whatever a creator makes of a document as a whole, it is given the members alone. */
    @PersonalRecord("delegating")
    static final class Delegating {
        @SubjectId
        final String id;

        @Encrypted
        final @Nullable String email;

        Delegating(String id, @Nullable String email) {
            this.id = id;
            this.email = email;
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Delegating of(Map<String, String> members) {
            return new Delegating(
                    Objects.requireNonNull(members.get("id")), members.getOrDefault("email", members.get("mail")));
        }
    }

    @Test
    void aDelegatingCreator_seesTheMembersAlone() {
        assertThat(roundTrip(Delegating.class, new Delegating("alice-1", "ann@example.org")).email)
                .isEqualTo("ann@example.org");
        assertThat(read(Delegating.class, "{\"id\":\"alice-1\",\"mail\":\"mallory@evil\"}").email)
                .isNull();
    }

    static class Parcel {
        @SubjectId
        String id = "alice-1";

        @Encrypted
        String street = "3 Larch Row";
    }

    @PersonalRecord("parcel")
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @com.fasterxml.jackson.annotation.JsonSubTypes({
        @com.fasterxml.jackson.annotation.JsonSubTypes.Type(TypedParcel.class),
        @com.fasterxml.jackson.annotation.JsonSubTypes.Type(Gift.class)
    })
    @JsonTypeName("parcel")
    static class TypedParcel extends Parcel {}

    @PersonalRecord("gift")
    @JsonTypeName("gift")
    static final class Gift extends TypedParcel {
        @Encrypted
        String card = "";
    }

    @Test
    void aDocumentThatCallsItselfASubclass_isRefused() {
        String stored = codecs.of(TypedParcel.class, vault).write(new TypedParcel());
        String planted = with(stored.replace("\"parcel\"", "\"gift\""), "\"card\":\"from Mallory\"");

        assertThat(read(TypedParcel.class, stored).street).isEqualTo("3 Larch Row");
        assertThat(planted).isNotEqualTo(with(stored, "\"card\":\"from Mallory\""));
        assertThatThrownBy(() -> read(TypedParcel.class, planted)).isInstanceOf(UnknownFormatException.class);
    }

    @PersonalRecord("numbered")
    static final class Numbered {
        @SubjectId
        long id = 7;

        @Encrypted(bind = Binding.FIELD)
        String secret = "s";

        @Nullable
        UUID readerId;

        @Encrypted(bind = Binding.FIELD, subject = "readerId")
        @Nullable
        String greeting;
    }

    @Test
    void theIdThatIsHandedOut_isTheOneThatWasChecked_howeverManyTextsJacksonTakesForIt() throws IOException {
        SealedRecords<Numbered> codec = codecs.of(Numbered.class, vault);
        Numbered record = new Numbered();
        record.id = 8;
        record.readerId = UUID.fromString("123e4567-e89b-12d3-a456-42661417400a");
        record.greeting = "dear";
        String stored = codec.write(record);

        assertThat(READER.call(() -> codec.readUnexpected(stored)).id).isEqualTo(8);
        for (String planted : List.of(
                stored.replace("\"id\":8", "\"id\":8.0"),
                stored.replace("\"id\":8", "\"id\":8.9"),
                stored.replace("\"id\":8", "\"id\":\" 8\""),
                stored.replace("\"id\":8", "\"id\":\"08\""),
                stored.replace("\"id\":8,", ""),
                stored.replace("7400a", "7400A"))) {
            assertThat(planted).isNotEqualTo(stored);
            assertThatThrownBy(() -> READER.call(() -> codec.readUnexpected(planted)))
                    .isInstanceOf(CiphertextRejectedException.class);
            assertThat(READER.call(() -> codec.readAllUnexpected(
                                    new ByteArrayInputStream((planted + stored).getBytes(StandardCharsets.UTF_8)))
                            .toList()))
                    .satisfiesExactly(
                            first -> assertThat(first).isInstanceOf(Opened.Failed.class),
                            second -> assertThat(second).isInstanceOf(Opened.Found.class));
        }
    }

    record BuyerId(String value) {}

    @PersonalRecord("order")
    record Order(@SubjectId BuyerId buyer, @Encrypted String email) {}

    @Test
    void anIdThatIsNoScalarInTheDocument_isNotWritten_sinceItCouldNotBeReadAgain() {
        assertThatThrownBy(() -> codecs.of(Order.class, vault).write(new Order(new BuyerId("b-1"), "ann@example.org")))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("Jackson writes an id")
                .hasMessageNotContaining("b-1");
    }

    record CustomerId(@JsonValue String value) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        CustomerId {}
    }

    @PersonalRecord("contract")
    record Contract(
            @SubjectId CustomerId customer,
            @RecordId UUID number,
            @Encrypted(bind = Binding.RECORD) String email) {}

    @Test
    void anIdOfAValueType_isReadAgain_whereItIsAScalar() {
        Contract contract = new Contract(new CustomerId("alice-1"), new UUID(7, 7), "ann@example.org");

        assertThat(roundTrip(Contract.class, contract)).isEqualTo(contract);
    }

    // What hosts do and may go on doing

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    sealed interface Payment permits Card {}

    @PersonalRecord("card")
    @JsonTypeName("card")
    record Card(@SubjectId String id, @Encrypted String number) implements Payment {}

    @Test
    void aRecordOfASealedInterface_keepsTheKindThatJacksonWrites() {
        Card card = new Card("alice-1", "4111111111111111");

        assertThat(codecs.of(Card.class, vault).write(card)).contains("\"kind\":\"card\"");
        assertThat(roundTrip(Card.class, card)).isEqualTo(card);
    }

    @PersonalRecord("selfish")
    @JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class)
    static final class Selfish {
        @SubjectId
        String id = "alice-1";

        @Encrypted
        String email = "ann@example.org";

        @NotPersonal(reason = "the record itself, in whose place Jackson writes a number")
        @Nullable
        Selfish self;
    }

    @Test
    void aRecordThatRefersToItself_isReadAgain() {
        Selfish record = new Selfish();
        record.self = record;

        Selfish read = roundTrip(Selfish.class, record);

        assertThat(read.self).isSameAs(read);
        assertThat(read.email).isEqualTo("ann@example.org");
    }

    record Size(int width, int height) {}

    @PersonalRecord("box")
    record Box(
            @SubjectId String id,
            @Encrypted String email,
            @JsonUnwrapped(prefix = "box_") Size size) {}

    @PersonalRecord("clash")
    record Clash(
            @SubjectId String id,
            @Encrypted String width,
            @JsonUnwrapped Size size) {}

    @Test
    void anUnwrappedPlainMember_isReadAgain_unlessItsPartsBearAMembersName() {
        Box box = new Box("alice-1", "ann@example.org", new Size(3, 4));

        assertThat(codecs.of(Box.class, vault).write(box)).contains("\"box_width\":3");
        assertThat(roundTrip(Box.class, box)).isEqualTo(box);
        assertRefused(Clash.class, "width", "beside the members");
    }

    @Test
    void aSecondNameOfAPlainMember_goesOnWorking() {
        String stored = codecs.of(Letter.class, vault).write(new Letter("alice-1", "ann@example.org", "late"));

        assertThat(read(Letter.class, stored.replace("\"remark\"", "\"comment\""))
                        .remark())
                .isEqualTo("late");
    }

    @PersonalRecord("open")
    static final class Open {
        String title = "";

        @JsonIgnore
        final Map<String, Object> more = new HashMap<>();

        @JsonAnySetter
        void accept(String name, Object value) {
            more.put(name, value);
        }
    }

    @Test
    void aRecordWithNothingSealedAndNoId_mayTakeWhatItLikes() {
        Open open = READER.call(() -> codecs.of(Open.class, vault).readUnexpected("{\"title\":\"t\",\"size\":7}"));

        assertThat(open.title).isEqualTo("t");
        assertThat(open.more).containsEntry("size", 7);
    }

    @PersonalRecord("bean")
    static final class Bean {
        @SubjectId
        String id = "";

        @Encrypted
        String email = "";

        @JsonProperty("email")
        public String getEmail() {
            return email;
        }

        @JsonProperty("email")
        public void setEmail(String email) {
            this.email = email.trim();
        }

        @JsonSetter("id")
        public void setId(String id) {
            this.id = id;
        }
    }

    @PersonalRecord("created")
    static final class Created {
        @SubjectId
        final String id;

        @Encrypted
        final String email;

        @JsonCreator
        static Created of(@JsonProperty("email") String email, @JsonProperty("id") String id) {
            return new Created(id, email);
        }

        private Created(String id, String email) {
            this.id = id;
            this.email = email;
        }
    }

    @Test
    void settersAndCreatorsOfTheMembersOwnNames_goOnWorking() {
        Bean bean = new Bean();
        bean.id = "alice-1";
        bean.email = "ann@example.org";

        assertThat(roundTrip(Bean.class, bean).email).isEqualTo("ann@example.org");
        assertThat(roundTrip(Created.class, Created.of("ann@example.org", "alice-1")).email)
                .isEqualTo("ann@example.org");
    }
}
