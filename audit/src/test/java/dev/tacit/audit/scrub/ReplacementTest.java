package dev.tacit.audit.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.Sensitivity;
import dev.tacit.annotation.Username;
import dev.tacit.category.Categories;
import dev.tacit.schema.Schemas;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplacementTest {
    private static final String CARD = "4111 1111 1111 1111";

    private final Scrubber tokens = Scrubber.withTokens(Schemas.annotated(), new FakeTokenKeys("k3"));
    private final Scrubber labels = Scrubber.withLabels(Schemas.annotated());

    @ParameterizedTest
    @CsvSource({
        "TOKEN, paid with <card:k3.",
        "LABEL, paid with <card>",
        "LAST_FOUR, paid with <card:****1111>",
        "DROP, 'paid with '"
    })
    void category_showsWhatWasSaid(Replacement replacement, String expected) {
        assertThat(tokens.showing(Categories.PAYMENT_CARD, replacement).text("paid with " + CARD))
                .startsWith(expected)
                .doesNotContain("4111 ");
    }

    @Test
    void lastFour_needNoKey() {
        assertThat(labels.showing(Categories.PAYMENT_CARD, Replacement.LAST_FOUR)
                        .text(CARD))
                .isEqualTo("<card:****1111>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"paid with 4111 1111 1111 1111", "login of ann@x.org from 203.0.113.7", "a@x.org b@x.org"})
    void whateverIsShown_isNeverFoundAgain(String text) {
        for (Replacement replacement : Replacement.values()) {
            Scrubber scrubber = tokens.showing(Categories.PAYMENT_CARD, replacement);
            if (replacement != Replacement.LAST_FOUR) {
                scrubber = scrubber.showing(Categories.EMAIL_ADDRESS, replacement)
                        .showing(Categories.IP_ADDRESS, replacement);
            }
            String scrubbed = scrubber.text(text);
            assertThat(scrubber.text(scrubbed)).isEqualTo(scrubbed);
        }
    }

    /** Both halves of a number are nobody's until what stood between them is gone. */
    @Test
    void whatComesTogetherWhenAValueIsDropped_isLookedAtAgain() {
        Scrubber dropping = labels.showing(Categories.EMAIL_ADDRESS, Replacement.DROP);
        assertThat(dropping.text("card 4111 1111 (ann@x.org)1111 1111")).doesNotContain("ann@x.org");
        assertThat(dropping.text("card 4111 1111 <ann@x.org>1111 1111".replaceAll("[<>]", "")))
                .doesNotContain("1111 1111 1111");
    }

    @Test
    void sensitivity_showsWhatWasSaidWhereTheCategoryHasNothing() {
        Scrubber scrubber = tokens.showing(Sensitivity.PERSONAL, Replacement.DROP)
                .showing(Categories.IP_ADDRESS, Replacement.LABEL);
        assertThat(scrubber.text("ann@x.org from 203.0.113.7")).isEqualTo(" from <ip>");
    }

    @Test
    void valueThatADeclarationCallsSpecial_showsNoMoreThanALabel() {
        record Paid(
                @dev.tacit.annotation.PersonalData(
                        category = Categories.PAYMENT_CARD,
                        sensitivity = Sensitivity.SPECIAL)
                String card) {}
        Scrubber scrubber = tokens.showing(Categories.PAYMENT_CARD, Replacement.LAST_FOUR);
        assertThat(String.valueOf(scrubber.value(new Paid(CARD))))
                .contains("<card>")
                .doesNotContain("1111");
    }

    @Test
    void memberAndNamedValue_showWhatWasSaid() {
        record Buyer(@PersonName String name, @EmailAddress String mail) {}
        Scrubber scrubber = tokens.showing(Categories.PERSON_NAME, Replacement.DROP)
                .showing(Categories.EMAIL_ADDRESS, Replacement.LABEL);
        assertThat(String.valueOf(scrubber.value(new Buyer("Ann", "ann@x.org"))))
                .contains("name=,", "mail=<email>")
                .doesNotContain("Ann", "x.org");
        assertThat(scrubber.named("customerName", "Ann")).isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(strings = {Categories.HEALTH, Categories.CREDENTIAL, Categories.NATIONAL_ID, Categories.GIFT_MESSAGE})
    void tokenOfWhatHasLabelsOnly_isRefused(String category) {
        assertThatIllegalArgumentException().isThrownBy(() -> tokens.showing(category, Replacement.TOKEN));
    }

    @Test
    void whatCannotBeShown_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokens.showing(Categories.PHONE_NUMBER, Replacement.LAST_FOUR));
        assertThatIllegalArgumentException().isThrownBy(() -> tokens.showing("no-such", Replacement.LABEL));
        assertThatIllegalArgumentException().isThrownBy(() -> tokens.showing(Sensitivity.PERSONAL, Replacement.TOKEN));
    }

    @Test
    void addressThatSomebodyLogsInWith_hasTheAddressesToken() {
        record Login(@Username String login) {}
        String token = tokens.text("ann@x.org");
        assertThat(token).startsWith("<email:k3.");
        assertThat(tokens.text("login=Ann@X.org")).isEqualTo("login=" + token);
        assertThat(tokens.counters().replaced()).containsOnly(Map.entry(Categories.EMAIL_ADDRESS, 2L));
        assertThat(tokens.named("login", "ann@x.org")).isEqualTo(token);
        assertThat(String.valueOf(tokens.value(new Login("ann@x.org")))).contains("login=" + token);
        assertThat(tokens.text("password=ann@x.org")).isEqualTo("password=<credential>");
    }
}
