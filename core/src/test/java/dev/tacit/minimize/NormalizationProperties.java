package dev.tacit.minimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.annotation.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NormalizationProperties {
    @Property
    void theFormOfAnyText_isAFixedPoint(@ForAll Normalizer normalizer, @ForAll String value) {
        assertFixedPoint(normalizer, value);
    }

    @Property
    void theFormOfWhatSomebodyTypesAsANumber_isAFixedPoint(
            @ForAll Normalizer normalizer, @ForAll("numbers") String value) {
        assertFixedPoint(normalizer, value);
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.of("0", "(0)", "(", ")", "+", " ", "4", "\u0660")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @ParameterizedTest
    @EnumSource(Normalizer.class)
    void theFormOfEveryCharacterWithAnAccentOrASpace_isAFixedPoint(Normalizer normalizer) {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            String character = Character.toString(codePoint);
            assertFixedPoint(normalizer, character + "\u030c");
            assertFixedPoint(normalizer, "\u03b1" + character + " ");
        }
    }

    @ParameterizedTest
    @EnumSource(Normalizer.class)
    void anEmptyText_staysEmpty(Normalizer normalizer) {
        assertThat(Normalization.of(normalizer).apply("")).isEmpty();
    }

    @Property
    void caseDoesNotCount_forAnyAsciiAddress(@ForAll("addresses") String address) {
        Normalization email = Normalization.of(Normalizer.EMAIL);
        assertThat(email.apply(address.toUpperCase(Locale.ROOT))).isEqualTo(email.apply(address));
    }

    @Provide
    Arbitrary<String> addresses() {
        return Arbitraries.strings().ascii().ofMaxLength(40);
    }

    @ParameterizedTest
    @CsvSource({
        "EXACT, ' Ab ', ' Ab '",
        "CASE_FOLD, ' Ab\u00a0', ab",
        "CASE_FOLD, \u212belan, \u00e5elan",
        "CASE_FOLD, \uff21\uff22, ab",
        "CASE_FOLD, J\u030cO, \u01f0o",
        "EMAIL, Alice.B+Shop@Example.ORG, alice.b+shop@example.org",
        "EMAIL, ' alice@example.org\t', alice@example.org",
        "EMAIL, TITLE@EXAMPLE.ORG, title@example.org",
        "EMAIL, INFO@B\u00dcCHER.EXAMPLE, info@b\u00fccher.example",
        "DIGITS, '4111 1111-1111 1111', 4111111111111111",
        "DIGITS, \u0664\u0662, 42",
        "DIGITS, none, ''",
        "E164, +44 161 123 4567, +441611234567",
        "E164, 0044 161 123 4567, +441611234567",
        "E164, +44 (0)161 123 4567, +441611234567",
        "E164, 0044 (0)161 123 4567, +441611234567",
        "E164, tel:+1-206-555-0100, +12065550100",
        "E164, (+1) 206 555 0100, +12065550100",
        "E164, \uff0b1 206 555 0100, +12065550100",
        "E164, 206 555 0100, 2065550100",
        "E164, 206+555, 206555",
        "E164, 00, ''",
        "E164, (0)0, ''",
        "E164, 0(0), ''",
        "E164, (0)049 171, +49171",
        "E164, 00 (0)49 171, +49171",
        "E164, (0)30 123, 030123",
        "E164, +, ''"
    })
    void eachNormalizer_givesTheFormThatIsPromised(Normalizer normalizer, String value, String form) {
        assertThat(Normalization.of(normalizer).apply(value)).isEqualTo(form);
    }

    @Test
    void aTurkishMachine_findsWhatAnEnglishOneStored() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Normalization.of(Normalizer.EMAIL).apply("INFO@EXAMPLE.ORG"))
                    .isEqualTo("info@example.org");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static void assertFixedPoint(Normalizer normalizer, String value) {
        Normalization normalization = Normalization.of(normalizer);
        String form = normalization.apply(value);
        assertThat(normalization.apply(form)).isEqualTo(form);
    }
}
