package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.PublishedData;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The committed table and the rules over it, held against the metadata that others publish. */
class PhonePlansTest {
    private static final int EXAMPLES = 1_144;

    @Test
    void theTable_isWhatTheMetadataSays() throws Exception {
        Path metadata = PublishedData.file("libphonenumber/PhoneNumberMetadata.xml");
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PhonePlans.class.getResourceAsStream("phone-plans.txt")),
                StandardCharsets.UTF_8))) {
            assertThat(table.lines()).containsExactlyElementsOf(PhonePlanTable.rows(metadata));
        }
    }

    @Test
    void everyExampleNumber_isFoundInInternationalForm() throws Exception {
        assertThat(missed((territory, number) -> "+" + territory.code() + " " + number))
                .isEmpty();
        assertThat(missed((territory, number) -> "+" + territory.code() + number))
                .isEmpty();
    }

    @Test
    void everyExampleNumber_isFoundBehindTheTwoZeros() throws Exception {
        List<String> missed = missed((territory, number) -> "00" + territory.code() + " " + number);
        assertThat(missed).allMatch(number -> number.length() < 11);
    }

    @Test
    void nearlyEveryExampleNumber_isFoundInNationalFormWhereItsRegionIsNamed() throws Exception {
        assertThat(missedInRegion(PhoneMetadata.Territory::national)).hasSizeLessThanOrEqualTo(EXAMPLES / 100);
        assertThat(missedInRegion((territory, number) -> territory.trunk() + number))
                .hasSizeLessThanOrEqualTo(EXAMPLES / 100);
        assertThat(missedInRegion((territory, number) -> number)).hasSizeLessThanOrEqualTo(EXAMPLES / 20);
    }

    private static List<String> missed(BiFunction<PhoneMetadata.Territory, String, String> written) throws Exception {
        return missed(territory -> PersonalDataScanner.standard(), written);
    }

    private static List<String> missedInRegion(BiFunction<PhoneMetadata.Territory, String, String> written)
            throws Exception {
        return missed(
                territory -> territory.id().equals("001")
                        ? PersonalDataScanner.standard()
                        : PersonalDataScanner.builder().regions(territory.id()).build(),
                (territory, number) -> territory.id().equals("001")
                        ? "+" + territory.code() + number
                        : written.apply(territory, number));
    }

    private static List<String> missed(
            Function<PhoneMetadata.Territory, PersonalDataScanner> scanners,
            BiFunction<PhoneMetadata.Territory, String, String> written)
            throws Exception {
        List<String> missed = new ArrayList<>();
        int tried = 0;
        for (PhoneMetadata.Territory territory :
                PhoneMetadata.read(PublishedData.file("libphonenumber/PhoneNumberMetadata.xml"))) {
            PersonalDataScanner scanner = scanners.apply(territory);
            for (PhoneMetadata.Kind kind : territory.kinds()) {
                if (!kind.example().isEmpty()) {
                    tried++;
                    String number = written.apply(territory, kind.example());
                    if (!covers(scanner, number)) {
                        missed.add(number);
                    }
                }
            }
        }
        assertThat(tried).isEqualTo(EXAMPLES);
        return missed;
    }

    private static boolean covers(PersonalDataScanner scanner, String number) {
        return Labels.replace(number, scanner.scan(number)).chars().noneMatch(Character::isDigit);
    }
}
