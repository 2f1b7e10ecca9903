package dev.tacit.audit.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.annotation.Sensitivity;
import dev.tacit.category.Categories;
import dev.tacit.schema.Classification;
import dev.tacit.schema.MemberDeclaration;
import dev.tacit.schema.RecordDeclaration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of members that the host has classified: of MDC entries, of pairs and of a map's entries. */
class MembersNamesTest {
    private static final RecordDeclaration PARTNERS = RecordDeclaration.of(
            "com.example.PartnerOrder",
            List.of(
                    classified("guestLine", Classification.of(Categories.PERSON_NAME)),
                    classified("greeting", Classification.of(Categories.GIFT_MESSAGE)),
                    classified(
                            "customerName",
                            new Classification(
                                    Categories.PERSON_NAME,
                                    Optional.of(Sensitivity.SPECIAL),
                                    List.of(),
                                    Optional.empty())),
                    classified("password", Classification.of(Categories.USERNAME)),
                    MemberDeclaration.of("sku")));

    private final Scrubber scrubber = Scrubber.withTokens(Shop.schemas().with(PARTNERS), new FakeTokenKeys("k3"));

    private static MemberDeclaration classified(String name, Classification classification) {
        return MemberDeclaration.of(name).classified(List.of(classification));
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "Greeting", "order.greeting", "GREE_TING"})
    void entryNamedAsAClassifiedMember_isHidden(String name) {
        assertThat(scrubber.isNobodys(name)).isFalse();
        assertThat(scrubber.named(name, "sing for me")).isEqualTo("<gift-message>");
    }

    @Test
    void entryOfAMapNamedAsAClassifiedMember_isHidden() {
        assertThat(scrubber.value(Map.of("greeting", "sing for me"))).isEqualTo("{greeting=<gift-message>}");
    }

    @Test
    void entryNamedAsAnUnclassifiedMemberOrNone_isNot() {
        assertThat(scrubber.isNobodys("sku")).isTrue();
        assertThat(scrubber.named("sku", "SKU-1")).isEqualTo("SKU-1");
        assertThat(scrubber.named("greetings", "hello")).isEqualTo("hello");
    }

    @Test
    void whereScannerAndDeclarationDiffer_theMoreSensitiveCounts() {
        assertThat(scrubber.named("customerName", "Annabel Lee")).isEqualTo("<name>");
        assertThat(scrubber.named("password", "hunter2")).isEqualTo("<credential>");
    }

    @Test
    void personNamedByAMember_hasTheTokenOfTheName() {
        assertThat(scrubber.named("guestLine", "Annabel Lee"))
                .asString()
                .startsWith("<name:k3.")
                .isEqualTo(scrubber.named("lastName", "annabel lee"));
        assertThat(scrubber.named("guestLine", "ann@x.org")).asString().startsWith("<email:k3.");
    }

    @Test
    void nameThatWasNobodys_isNotSinceItsClassIsKnown() {
        Scrubber young = Scrubber.withLabels(Shop.schemas());
        String name = "readers";
        assertThat(young.isNobodys(name)).isTrue();
        assertThat(young.value(new Shop.Newsletter("News", List.of("ann@x.org"))))
                .asString()
                .contains("[<email>]");
        assertThat(young.isNobodys(name)).isFalse();
        assertThat(young.named(name, "Ann and Bo")).isEqualTo("<email>");
    }
}
