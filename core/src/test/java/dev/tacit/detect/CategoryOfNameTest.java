package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.category.Categories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CategoryOfNameTest {
    @ParameterizedTest
    @CsvSource({
        "customerName, person-name",
        "customer_name, person-name",
        "BUYER_EMAIL, email-address",
        "shipping-address, postal-address",
        "password, credential",
        "Vorname, person-name"
    })
    void nameOfSomethingPersonal_saysWhat(String name, String category) {
        assertThat(PersonalDataScanner.standard().categoryOfName(name)).contains(category);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "hostName", "className", "serverAddress", "requestId", "tenant", "route", "ordersCount"
            })
    void otherName_saysNothing(String name) {
        assertThat(PersonalDataScanner.standard().categoryOfName(name)).isEmpty();
    }

    @Test
    void hostsNamesAndRemovedCategories_count() {
        PersonalDataScanner scanner = PersonalDataScanner.builder()
                .names(Categories.USERNAME, "customerRef")
                .without(Categories.PERSON_NAME)
                .build();
        assertThat(scanner.categoryOfName("shop_customer_ref")).contains(Categories.USERNAME);
        assertThat(scanner.categoryOfName("customerName")).isEmpty();
    }
}
