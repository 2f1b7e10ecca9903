package dev.tacit.category;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.PublishedData;
import dev.tacit.annotation.BankAccount;
import dev.tacit.annotation.Binding;
import dev.tacit.annotation.BirthDate;
import dev.tacit.annotation.Credential;
import dev.tacit.annotation.DeviceId;
import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.HealthData;
import dev.tacit.annotation.IpAddress;
import dev.tacit.annotation.Location;
import dev.tacit.annotation.NationalId;
import dev.tacit.annotation.Normalizer;
import dev.tacit.annotation.PaymentCard;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalData;
import dev.tacit.annotation.PhoneNumber;
import dev.tacit.annotation.PostalAddress;
import dev.tacit.annotation.Username;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.Arrays;
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
        Set<String> terms = firstColumn("dpv/pd.csv");
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
                BirthDate.class,
                Credential.class,
                DeviceId.class,
                EmailAddress.class,
                HealthData.class,
                IpAddress.class,
                Location.class,
                NationalId.class,
                PaymentCard.class,
                PersonName.class,
                PhoneNumber.class,
                PostalAddress.class,
                Username.class
            })
    void everyShortForm_namesACategoryOfTheCatalog(Class<?> shortForm) {
        PersonalData data = Objects.requireNonNull(shortForm.getAnnotation(PersonalData.class));
        assertThat(CATALOG.category(data.category())).isPresent();
    }

    @Test
    void listOfAmazonsPolicy_canBeSelected() {
        assertThat(CATALOG.flagged(DataCategory.Flag.AMAZON_DPP))
                .contains(Categories.GIFT_MESSAGE, Categories.EMAIL_ADDRESS, Categories.SURVEY_ANSWER)
                .doesNotContain(Categories.HEALTH);
    }

    private static Set<String> firstColumn(String file) throws IOException {
        return Files.readAllLines(PublishedData.file(file)).stream()
                .map(line -> line.split(",", 2)[0].replace("\"", ""))
                .collect(Collectors.toSet());
    }
}
