package dev.tacit.audit.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.category.Categories;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LatestTokensTest {
    private final LatestTokens tokens = new LatestTokens("k3");

    @Property
    void tokenThatIsKept_isFoundForItsOwnValueAndCategoryOnly(@ForAll String value, @ForAll String other) {
        tokens.keep(Categories.USERNAME, value, "<username:k3.A>");
        assertThat(tokens.find(Categories.USERNAME, value)).isEqualTo("<username:k3.A>");
        assertThat(tokens.find(Categories.PERSON_NAME, value)).isNull();
        if (!other.equals(value)) {
            assertThat(new LatestTokens("k3").keep(Categories.USERNAME, other, "x"))
                    .isEqualTo("x");
        }
    }

    @Test
    void whateverNumberOfValuesComesBy_noneHasAnothersToken() {
        for (int i = 0; i < 100_000; i++) {
            String value = "user" + i;
            assertThat(tokens.find(Categories.USERNAME, value)).isNull();
            tokens.keep(Categories.USERNAME, value, "<username:k3." + i + ">");
            String early = tokens.find(Categories.USERNAME, "user" + i / 2);
            assertThat(early).isIn(null, "<username:k3." + i / 2 + ">");
        }
    }

    @Test
    void valuesThatDifferAtTheirEnds_doNotPushEachOtherOut() {
        for (int i = 0; i < 256; i++) {
            tokens.keep(Categories.IP_ADDRESS, "203.0.113." + i, "<ip:k3." + i + ">");
        }
        int found = 0;
        for (int i = 0; i < 256; i++) {
            found += tokens.find(Categories.IP_ADDRESS, "203.0.113." + i) == null ? 0 : 1;
        }
        assertThat(found).isGreaterThan(240);
    }
}
