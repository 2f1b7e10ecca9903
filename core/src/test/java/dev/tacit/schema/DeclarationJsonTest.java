package dev.tacit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tacit.annotation.Binding;
import dev.tacit.annotation.Normalizer;
import dev.tacit.annotation.Sensitivity;
import dev.tacit.json.Json;
import dev.tacit.json.JsonException;
import dev.tacit.json.JsonProblem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarationJsonTest {
    private static final RecordDeclaration EVERYTHING = new RecordDeclaration(
            Optional.of("order"),
            "com.shop.Order",
            Optional.of("order-pii"),
            Optional.of("orderId"),
            Optional.of("buyerId"),
            List.of(
                    MemberDeclaration.of("notes")
                            .withType("java.util.Map")
                            .classified(List.of(
                                    new Classification(
                                            "person-name",
                                            Optional.of(Sensitivity.SENSITIVE),
                                            List.of("DeliveryOfGoods"),
                                            Optional.of("as the buyer typed it")),
                                    Classification.of("message")))
                            .encrypted(new EncryptionDeclaration(
                                    "note",
                                    List.of("remark"),
                                    Binding.RECORD,
                                    Optional.of("recipientId"),
                                    Optional.of(Normalizer.CASE_FOLD),
                                    Optional.of("{}"),
                                    true)),
                    MemberDeclaration.of("fulfilledAt").anchoring("order.fulfilled"),
                    MemberDeclaration.of("ipAddressOfServer").notPersonal("our own machine")));

    @Test
    void declarationWrittenAndRead_isTheSame() {
        String text = Json.pretty(DeclarationJson.write(List.of(EVERYTHING)));

        assertThat(DeclarationJson.read(text)).containsExactly(EVERYTHING);
    }

    @Test
    void document_isSortedByClassSoThatTwoBuildsCompareWell() {
        RecordDeclaration first = new RecordDeclaration(
                Optional.empty(), "a.A", Optional.empty(), Optional.empty(), Optional.empty(), List.of());

        assertThat(DeclarationJson.write(List.of(EVERYTHING, first)))
                .isEqualTo(DeclarationJson.write(List.of(first, EVERYTHING)));
    }

    @Test
    void handWrittenMapping_needsOnlyWhatItSays() {
        List<RecordDeclaration> read = DeclarationJson.read("""
                {"version": 1, "records": [{"class": "com.partner.Lead", "members": [
                    {"name": "mail", "category": "email-address", "encrypted": {}}]}]}
                """);

        assertThat(read)
                .containsExactly(new RecordDeclaration(
                        Optional.empty(),
                        "com.partner.Lead",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(MemberDeclaration.of("mail")
                                .classified(List.of(Classification.of("email-address")))
                                .encrypted(EncryptionDeclaration.of("mail")))));
    }

    @Test
    void everyMistakeOfTheForm_isListedWithItsPointer() {
        assertThatThrownBy(() -> DeclarationJson.read("""
                {"version": 2, "records": [
                    {"members": [{"name": "mail", "catgory": "email-address"}]},
                    {"class": "com.shop.Order", "members": [
                        {"name": "gift", "sensitivity": "HIGH", "encrypted": {"binding": "record", "lookup": 1}}]}]}
                """))
                .asInstanceOf(type(JsonException.class))
                .extracting(refused -> refused.problems().stream()
                        .map(problem -> problem.pointer().toString())
                        .toList())
                .isEqualTo(List.of(
                        "/version",
                        "/records/0/class",
                        "/records/0/members/0/catgory",
                        "/records/1/members/0/sensitivity",
                        "/records/1/members/0/encrypted/binding",
                        "/records/1/members/0/encrypted/lookup"));
    }

    @Test
    void everyMistakeThatASchemaCannotSay_isListedWithItsPointer() {
        assertThatThrownBy(() -> DeclarationJson.read("""
                {"version": 1, "records": [
                    {"class": "com.shop.Order", "members": [
                        {"name": "mail", "category": "email-address", "also": [{"category": "email-address"}]},
                        {"name": "mail", "also": [{"category": "message"}]}]},
                    {"class": "com.shop.Order", "members": []}]}
                """))
                .hasMessageContaining("/records/1/class must differ from the other records' classes")
                .hasMessageContaining("/records/0/members/1/name must differ from the other members' names")
                .hasMessageContaining(
                        "/records/0/members/0/also/0/category must differ from the member's other categories")
                .hasMessageContaining("/records/0/members/1/category is required beside also");
    }

    @Test
    void refusal_quotesNothingOfTheDocument() {
        assertThatThrownBy(() -> DeclarationJson.read("""
                {"version": 1, "records": [{"class": "X", "members": [], "alice@example.org": "alice@example.org"}]}
                """)).hasMessageNotContaining("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"version\": 1}", "{\"version\": 1, \"records\": [1, null, []]}"})
    void whateverTheDocument_theRefusalIsOurs(String text) {
        assertThatThrownBy(() -> DeclarationJson.read(text))
                .asInstanceOf(type(JsonException.class))
                .extracting(JsonException::problems)
                .satisfies(problems -> assertThat(problems)
                        .isNotEmpty()
                        .allSatisfy((JsonProblem problem) ->
                                assertThat(problem.rule()).isNotBlank()));
    }
}
