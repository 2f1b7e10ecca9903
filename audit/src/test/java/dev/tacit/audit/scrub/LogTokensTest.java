package dev.tacit.audit.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.tacit.category.Catalog;
import dev.tacit.category.Categories;
import dev.tacit.provider.TokenKeys;
import dev.tacit.schema.Schemas;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTokensTest {
    private final FakeTokenKeys keys = new FakeTokenKeys("k1");
    private final LogTokens tokens = LogTokens.of(Catalog.standard(), keys);
    private final Scrubber scrubber = Scrubber.withTokens(Schemas.annotated(), keys);

    @Test
    void linesOfEveryEpoch_areFoundByThePersonsTokens() {
        String first = scrubber.text("order of ann@x.org");
        keys.rotateTo("k2");
        Scrubber later = Scrubber.withTokens(Schemas.annotated(), keys); // the first one need not ask again yet
        String second = later.text("mail to Ann@X.org bounced");
        String others = later.text("order of bob@x.org");
        List<String> search = tokens.of(Categories.EMAIL_ADDRESS, " ANN@x.org ", List.of("k1", "k2"));
        assertThat(search).hasSize(2);
        assertThat(first).contains(search.get(0));
        assertThat(second).contains(search.get(1));
        assertThat(search).noneMatch(others::contains);
        assertThat(tokens.current(Categories.EMAIL_ADDRESS, "ann@x.org")).contains(search.get(1));
    }

    @Test
    void linesInWhichTheValueIsEncoded_areFoundToo() {
        String token =
                tokens.of(Categories.EMAIL_ADDRESS, "ann@x.org", List.of("k1")).get(0);
        for (String line : List.of("GET /?mail=ann%40x.org", "to ann&#64;x.org.", "{\"to\":\"ann\\u0040x.org\"}")) {
            assertThat(scrubber.text(line)).contains(token);
        }
        String address =
                tokens.of(Categories.IP_ADDRESS, "2001:db8::1", List.of("k1")).get(0);
        assertThat(scrubber.text("from 2001:0db8:0:0:0:0:0:1")).contains(address);
    }

    @Test
    void tokensOfADestroyedKey_areNotFound() {
        LogTokens without = LogTokens.of(Catalog.standard(), new TokenKeys() {
            @Override
            public TokenKey current() {
                return keys.current();
            }

            @Override
            public Optional<TokenKey> byId(String keyId) {
                return keyId.equals("k2") ? Optional.empty() : keys.byId(keyId);
            }
        });
        assertThat(without.of(Categories.EMAIL_ADDRESS, "ann@x.org", List.of("k1", "k2", "k3")))
                .hasSize(2)
                .noneMatch(token -> token.contains("k2"));
    }

    @Test
    void valuesThatShowAsLabels_haveNoTokens() {
        assertThat(tokens.of(Categories.NATIONAL_ID, "078-05-1120", List.of("k1")))
                .isEmpty();
        assertThat(tokens.current(Categories.CREDENTIAL, "hunter2")).isEmpty();
        assertThat(tokens.of(Categories.PHONE_NUMBER, "none", List.of("k1"))).isEmpty();
    }

    @Test
    void unknownCategory_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> tokens.of("shoe-size", "44", List.of("k1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "K1", "<k1>", "k1.", " k1", "k12345678", "kä"})
    void whatIsNoKeysId_isRefusedInsteadOfLookingLikeADestroyedKey(String keyId) {
        LogTokens ofOneKey = LogTokens.of(Catalog.standard(), new TokenKeys() {
            @Override
            public TokenKey current() {
                return keys.current();
            }

            @Override
            public Optional<TokenKey> byId(String id) {
                return keys.byId(id).filter(key -> id.equals("k1"));
            }
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ofOneKey.of(Categories.EMAIL_ADDRESS, "ann@x.org", List.of("k1", keyId)))
                .withMessageContaining("between the colon and the dot");
    }

    @Test
    void keysIdOfDigitsAlone_isOneIfAKeyHasIt() {
        LogTokens numbered = LogTokens.of(Catalog.standard(), new FakeTokenKeys("7"));
        assertThat(numbered.of(Categories.EMAIL_ADDRESS, "ann@x.org", List.of("7")))
                .isNotEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // what a host without NullAway may do
    void missingKeys_areNamedByTheirParameter() {
        assertThatNullPointerException()
                .isThrownBy(() -> Scrubber.withTokens(Schemas.annotated(), null))
                .withMessage("keys");
    }
}
