package dev.tacit.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.PublishedData;
import dev.tacit.annotation.BankAccount;
import dev.tacit.annotation.Binding;
import dev.tacit.annotation.BiometricData;
import dev.tacit.annotation.BirthDate;
import dev.tacit.annotation.Credential;
import dev.tacit.annotation.DeviceId;
import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.GeneticData;
import dev.tacit.annotation.HealthData;
import dev.tacit.annotation.IpAddress;
import dev.tacit.annotation.Location;
import dev.tacit.annotation.MessageText;
import dev.tacit.annotation.NationalId;
import dev.tacit.annotation.Normalizer;
import dev.tacit.annotation.Passport;
import dev.tacit.annotation.PaymentCard;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalData;
import dev.tacit.annotation.PhoneNumber;
import dev.tacit.annotation.PostalAddress;
import dev.tacit.annotation.Sensitivity;
import dev.tacit.annotation.TaxId;
import dev.tacit.annotation.UserId;
import dev.tacit.annotation.Username;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {
    private static final Catalog CATALOG = Catalog.standard();

    @Test
    void everyConstant_isInTheCatalog() throws IllegalAccessException {
        for (Field constant : Categories.class.getFields()) {
            String id = (String) Objects.requireNonNull(constant.get(null));
            assertThat(CATALOG.category(id)).as(constant.getName()).isPresent();
        }
    }

    @Test
    void noConstant_sharesANameWithANormalizerOrABinding() {
        Set<String> names =
                Arrays.stream(Categories.class.getFields()).map(Field::getName).collect(Collectors.toSet());
        Stream.of(Normalizer.values(), Binding.values())
                .flatMap(Arrays::stream)
                .forEach(constant -> assertThat(names).doesNotContain(constant.name()));
    }

    @Test
    void everyTerm_isInTheDataPrivacyVocabulary() throws IOException {
        Set<String> terms = new HashSet<>(firstColumn("dpv/pd.csv"));
        terms.add("PersonalData"); // the term of which all those are kinds stands in the vocabulary's core
        CATALOG.categories().forEach(category -> assertThat(terms).contains(category.dpvTerm()));
    }

    @Test
    void everyKey_isInFideslang() throws IOException {
        Set<String> keys = firstColumn("fideslang/data_categories.csv");
        CATALOG.categories().forEach(category -> assertThat(keys).contains(category.fideslangKey()));
    }

    @Test
    void everyPurpose_isInTheDataPrivacyVocabulary() throws IOException {
        Set<String> terms = firstColumn("dpv/purposes.csv");
        StandardPurposes.ALL.forEach(purpose -> assertThat(terms).contains(purpose.name()));
    }

    @Test
    void specialCategories_areThoseOfTheVocabulary() throws IOException {
        List<String> lines = Files.readAllLines(PublishedData.file("dpv/pd.csv"));
        CATALOG.categories()
                .forEach(category -> assertThat(category.isSpecial())
                        .as(category.id())
                        .isEqualTo(lines.stream()
                                .anyMatch(line -> line.startsWith("\"" + category.dpvTerm() + "\",")
                                        && line.contains("SpecialCategoryPersonalData"))));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                BankAccount.class,
                BiometricData.class,
                BirthDate.class,
                Credential.class,
                DeviceId.class,
                EmailAddress.class,
                GeneticData.class,
                HealthData.class,
                IpAddress.class,
                Location.class,
                MessageText.class,
                NationalId.class,
                Passport.class,
                PaymentCard.class,
                PersonName.class,
                PhoneNumber.class,
                PostalAddress.class,
                TaxId.class,
                UserId.class,
                Username.class
            })
    void everyShortForm_namesACategoryOfTheCatalog(Class<?> shortForm) {
        PersonalData data = Objects.requireNonNull(shortForm.getAnnotation(PersonalData.class));
        assertThat(CATALOG.category(data.category())).isPresent();
    }

    /** Names, addresses, e-mail, phone, gift messages, surveys, payment, purchases, cookies, fingerprints, IP, place, device. */
    @Test
    void listOfAmazonsPolicy_canBeSelectedAndIsThisOne() {
        assertThat(CATALOG.flagged(DataCategory.Flag.AMAZON_DPP))
                .containsExactlyInAnyOrder(
                        Categories.PERSON_NAME,
                        Categories.POSTAL_ADDRESS,
                        Categories.POSTAL_CODE,
                        Categories.COMPANY_NAME,
                        Categories.DELIVERY_INSTRUCTION,
                        Categories.EMAIL_ADDRESS,
                        Categories.PHONE_NUMBER,
                        Categories.GIFT_MESSAGE,
                        Categories.SURVEY_ANSWER,
                        Categories.PAYMENT,
                        Categories.PAYMENT_CARD,
                        Categories.BANK_ACCOUNT,
                        Categories.PURCHASE_HISTORY,
                        Categories.COOKIE_ID,
                        Categories.BROWSER_FINGERPRINT,
                        Categories.IP_ADDRESS,
                        Categories.LOCATION,
                        Categories.DEVICE_ID);
    }

    @Test
    void everyFlaggedCategory_isAtLeastSpecial() {
        CATALOG.categories().stream()
                .filter(category -> category.isSpecial() || category.flags().contains(DataCategory.Flag.ARTICLE_10))
                .forEach(category ->
                        assertThat(category.sensitivity()).as(category.id()).isEqualTo(Sensitivity.SPECIAL));
    }

    @Test
    void criminalRecords_areThoseOfArticle10() {
        assertThat(CATALOG.flagged(DataCategory.Flag.ARTICLE_10)).containsExactly(Categories.CRIMINAL_RECORD);
    }

    @Test
    void everyTermThatDpvCallsCriminal_isOfArticle10() throws IOException {
        List<String> lines = Files.readAllLines(PublishedData.file("dpv/pd.csv"));
        CATALOG.categories()
                .forEach(category -> assertThat(category.flags().contains(DataCategory.Flag.ARTICLE_10))
                        .as(category.id())
                        .isEqualTo(lines.stream()
                                .anyMatch(line -> line.startsWith("\"" + category.dpvTerm() + "\",")
                                        && (line.contains("pd#Criminal\"") || line.contains("#Criminal;")))));
    }

    @Test
    void everyLegalBasisOfArticle6_isInTheDataPrivacyVocabulary() throws IOException {
        Set<String> terms = firstColumn("dpv/gdpr_legal_basis.csv");
        Stream.of(LegalBasis.values())
                .filter(basis -> !basis.allowsSpecialCategories())
                .forEach(basis -> assertThat(terms).contains(basis.dpvTerm()));
    }

    @Test
    void legalBases_areAllLettersOfArticle6AndArticle9() {
        assertThat(LegalBasis.values())
                .extracting(LegalBasis::dpvTerm)
                .containsExactly(
                        "A6-1-a", "A6-1-b", "A6-1-c", "A6-1-d", "A6-1-e", "A6-1-f", "A9-2-a", "A9-2-b", "A9-2-c",
                        "A9-2-d", "A9-2-e", "A9-2-f", "A9-2-g", "A9-2-h", "A9-2-i", "A9-2-j");
    }

    @Test
    void purposeOfArticle9Alone_isRefused() {
        assertThatThrownBy(() -> Purpose.of("x", LegalBasis.HEALTH_CARE)).hasMessageContaining("Art. 6(1)");
        assertThat(Purpose.of("x", LegalBasis.CONTRACT, LegalBasis.HEALTH_CARE).allowsSpecialCategories())
                .isTrue();
    }

    private static Set<String> firstColumn(String file) throws IOException {
        return Files.readAllLines(PublishedData.file(file)).stream()
                .map(line -> line.split(",", 2)[0].replace("\"", ""))
                .collect(Collectors.toSet());
    }
}
