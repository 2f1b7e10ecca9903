package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tacit.category.Categories;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonalDataScannerBuilderTest {
    @Test
    void aScannerWithoutACategory_findsItNeitherByFormNorByName() {
        PersonalDataScanner scanner = PersonalDataScanner.builder()
                .without(Categories.EMAIL_ADDRESS, Categories.PERSON_NAME, Categories.PAYMENT_CARD)
                .build();
        String text = "ann@example.org firstName=Ann 4111111111111111 from 10.20.30.40";
        assertThat(labeled(scanner, text))
                .isEqualTo("ann@example.org firstName=Ann 4111111111111111 from <ip-address>");
    }

    @Test
    void aNameOfTheHost_saysWhatItsValuesAre() {
        PersonalDataScanner scanner = PersonalDataScanner.builder()
                .names(Categories.USER_ID, "customerRef")
                .nobodysNames("city")
                .build();
        assertThat(labeled(scanner, "shop_customer_ref=AB-1 city=York firstName=Ann"))
                .isEqualTo("shop_customer_ref=<user-id> city=York firstName=<person-name>");
    }

    @Test
    void anyNameOfTheStandardScanner_canBeNobodys() {
        PersonalNames.standard().forEach((entry, category) -> {
            String name = entry.startsWith("=") ? entry.substring(1) : entry;
            PersonalDataScanner scanner =
                    PersonalDataScanner.builder().nobodysNames(name).build();
            assertThat(scanner.categoryOfName(name)).as(name).isEmpty();
            assertThat(scanner.scan(name + "=Abcdefgh1")).as(name).isEmpty();
        });
    }

    @Test
    void aNameThatIsNobodys_leavesLongerOnesAsTheyAre() {
        PersonalDataScanner scanner =
                PersonalDataScanner.builder().nobodysNames("user", "name").build();
        assertThat(labeled(scanner, "user=cron name=Queue username=ann customerName=Ann"))
                .isEqualTo("user=cron name=Queue username=<username> customerName=<person-name>");
    }

    @Test
    void aNameThatStandsForAWholeOnly_takesTheHostsMeaning() {
        PersonalDataScanner scanner =
                PersonalDataScanner.builder().names(Categories.USER_ID, "user").build();
        assertThat(labeled(scanner, "user=cron shopUser=ann")).isEqualTo("user=<user-id> shopUser=<user-id>");
    }

    @Test
    void misspelledCategory_isRefusedWithTheNearest() {
        PersonalDataScannerBuilder builder = PersonalDataScanner.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.without("ip"))
                .withMessage("no such category; the nearest is ip-address");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.names("emial-address", "reply"))
                .withMessage("no such category; the nearest is email-address");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.without("shoe-size"))
                .withMessageStartingWith("no such category; there are ")
                .withMessageContaining("ip-address");
        assertThat(builder.names("loyalty-number", "card number of ours").build())
                .isNotNull();
    }

    @Test
    void aDetectorOfTheHost_isAskedAtItsTriggers() {
        PersonalDataScanner scanner =
                PersonalDataScanner.builder().add(new CustomerNumbers(9)).build();
        assertThat(labeled(scanner, "for KD-1234567, KD-12 and ann@example.org"))
                .isEqualTo("for <user-id>, KD-12 and <email-address>");
        assertThat(labeled(scanner, "for K%44-1234567")).isEqualTo("for <user-id>");
        assertThat(scanner.findsAnything("KD-1234567")).isTrue();
    }

    @Test
    void aDetectorThatLeavesItsWindow_isRefused() {
        PersonalDataScanner scanner =
                PersonalDataScanner.builder().add(new CustomerNumbers(1000)).build();
        assertThatIllegalStateException().isThrownBy(() -> scanner.scan("for KD-1234567"));
    }

    @Test
    void whatMakesNoSense_isRefusedAtOnce() {
        PersonalDataScannerBuilder builder = PersonalDataScanner.builder();
        assertThatIllegalArgumentException().isThrownBy(() -> builder.regions("UK"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.names(Categories.USER_ID, "-"));
    }

    private static String labeled(PersonalDataScanner scanner, String text) {
        return Labels.replace(text, scanner.scan(text));
    }

    /** {@code KD-} and seven digits; claims so many characters. */
    private record CustomerNumbers(int length) implements CustomDetector {
        @Override
        public String category() {
            return Categories.USER_ID;
        }

        @Override
        public String triggers() {
            return "-";
        }

        @Override
        public Optional<Finding> find(CharSequence window, int trigger) {
            int start = trigger - 2;
            boolean found = start >= 0
                    && window.length() >= start + 10
                    && window.subSequence(start, start + 10).toString().matches("KD-\\d{7}");
            return found ? Optional.of(new Finding(start, start + length + 1, category())) : Optional.empty();
        }
    }
}
