package dev.tacit.processor.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.category.Catalog;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNamesTest {
    @ParameterizedTest
    @CsvSource({
        "customerPhoneNumber, phone-number",
        "CUSTOMER_PHONE_NUMBER, phone-number",
        "customerphonenumber, phone-number",
        "eMail, email-address",
        "Straße, postal-address",
        "hausnummer, postal-address",
        "Rechnungsadresse, postal-address",
        "numéroDeTéléphone, phone-number",
        "fechaDeNacimiento, birth-date",
        "dataNascimento, birth-date",
        "codiceFiscale, national-id",
        "geboortedatum, birth-date",
        "numer_pesel, national-id",
        "förnamn, person-name",
        "fødselsnummer, national-id",
        "lastLoginIp, ip-address",
        "iban, bank-account",
        "passwordHash, credential"
    })
    void nameInManySpellingsAndLanguages_isSuspected(String member, String category) {
        assertThat(PersonalNames.suspect("Thing", member)).contains(new Suspicion(category));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ipAddressOfServer",
                "macAddressTable",
                "zipFile",
                "nameSpace",
                "className",
                "hostName",
                "fileName",
                "startAddress",
                "memoryAddress",
                "bindAddress",
                "emailTemplate",
                "emailVerified",
                "emailSubject",
                "emailSender",
                "phonePattern",
                "phoneNumberFormat",
                "passwordEncoder",
                "passwordMinLength",
                "smtpHost",
                "userCount",
                "cardPaymentsTotal",
                "birthdayDiscountPercent",
                "userNameColumn",
                "addressSpace",
                "hasEmail",
                "tableName",
                "driverClassName",
                "emailsSentCount",
                "loginFailures",
                "tokenUri",
                "zipEntryName",
                "x",
                "_"
            })
    void nameThatOnlySoundsLikePersonalData_isNotSuspected(String member) {
        assertThat(PersonalNames.suspect("Thing", member)).isEmpty();
    }

    @Test
    void bareName_isSuspectedInAClassAboutAPerson() {
        assertThat(PersonalNames.suspect("Customer", "name")).contains(new Suspicion("person-name"));
        assertThat(PersonalNames.suspect("Product", "name")).isEmpty();
        assertThat(PersonalNames.suspect("ContactType", "name")).isEmpty();
    }

    @Test
    void everyCategoryOfTheDictionary_isInTheCatalog() {
        assertThat(Dictionary.STANDARD.phrases())
                .isNotEmpty()
                .allSatisfy(phrase -> assertThat(Catalog.standard().category(phrase.category()))
                        .as(phrase.category())
                        .isPresent());
    }

    @Property
    void anyNameAtAll_isReadWithoutFailing(@ForAll String owner, @ForAll String member) {
        assertThat(PersonalNames.suspect(owner, member)).isNotNull();
    }

    @Test
    void nameOfAMillionLetters_costsNoMoreThanALongOne() {
        assertThat(PersonalNames.suspect("C", "e".repeat(1_000_000))).isEmpty();
    }
}
