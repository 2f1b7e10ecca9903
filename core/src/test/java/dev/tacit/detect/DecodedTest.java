package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodedTest {
    @ParameterizedTest
    @CsvSource({
        "ann@x.org, ann@x.org",
        "ann%40x.org, ann@x.org",
        "ann%252540x.org, ann@x.org",
        "ann&#64;x.org, ann@x.org",
        "ann\\u0040x.org, ann@x.org",
        "100% sure & done \\, 100% sure & done \\",
        "\uFF14\uFF11, 41",
        "a\u200Bnn, ann",
        "Andr\u00E9, Andr\u00E9",
        "'', ''"
    })
    void text_isAsTheScannerReadsIt(String text, String read) {
        assertThat(PersonalDataScanner.decoded(text)).isEqualTo(read);
    }
}
