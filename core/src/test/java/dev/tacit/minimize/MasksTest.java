package dev.tacit.minimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.detect.PersonalDataScanner;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {
    @ParameterizedTest
    @CsvSource({
        "alice@example.org, a***@***",
        "\uD83D\uDE00bc@example.org, \uD83D\uDE00***@***",
        "al@example.org, ********",
        "alice@, ********",
        "no address, ********",
        "'', ********"
    })
    void anAddress_showsItsFirstCharacterOnly(String address, String mask) {
        assertThat(Masks.email(address)).isEqualTo(mask);
    }

    @ParameterizedTest
    @CsvSource({
        "4111 1111 1111 1234, ****1234",
        "12345678, ****5678",
        "1234567, ********",
        "\u0664\u0664\u0664\u0664\u0661\u0662\u0663\u0664, ****1234",
        "none, ********"
    })
    void aNumber_showsItsLastFourDigitsOnly(String number, String mask) {
        assertThat(Masks.lastFour(number)).isEqualTo(mask);
    }

    @Property
    void noMask_isFoundByTheScanner_orTellsTheLength(@ForAll String value) {
        PersonalDataScanner scanner = PersonalDataScanner.standard();
        assertThat(scanner.findsAnything(Masks.email(value))).isFalse();
        assertThat(scanner.findsAnything(Masks.lastFour(value))).isFalse();
        assertThat(Masks.lastFour(value)).hasSize(8);
    }
}
