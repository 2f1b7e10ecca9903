package dev.tacit.processor.name;

import dev.tacit.category.Categories;
import java.util.Map;
import java.util.Objects;

/**
 * What a name sounds like. Immutable and thread-safe.
 *
 * @param category the id of a category
 */
public record Suspicion(String category) {
    private static final Map<String, String> SHORT_FORMS = Map.ofEntries(
            Map.entry(Categories.PERSON_NAME, "@PersonName"),
            Map.entry(Categories.EMAIL_ADDRESS, "@EmailAddress"),
            Map.entry(Categories.PHONE_NUMBER, "@PhoneNumber"),
            Map.entry(Categories.POSTAL_ADDRESS, "@PostalAddress"),
            Map.entry(Categories.BIRTH_DATE, "@BirthDate"),
            Map.entry(Categories.NATIONAL_ID, "@NationalId"),
            Map.entry(Categories.PAYMENT_CARD, "@PaymentCard"),
            Map.entry(Categories.BANK_ACCOUNT, "@BankAccount"),
            Map.entry(Categories.IP_ADDRESS, "@IpAddress"),
            Map.entry(Categories.DEVICE_ID, "@DeviceId"),
            Map.entry(Categories.LOCATION, "@Location"),
            Map.entry(Categories.USERNAME, "@Username"),
            Map.entry(Categories.CREDENTIAL, "@Credential"),
            Map.entry(Categories.HEALTH, "@HealthData"),
            Map.entry(Categories.BIOMETRIC, "@BiometricData"),
            Map.entry(Categories.GENETIC, "@GeneticData"),
            Map.entry(Categories.MESSAGE, "@MessageText"),
            Map.entry(Categories.PASSPORT, "@Passport"),
            Map.entry(Categories.TAX_ID, "@TaxId"));

    public Suspicion {
        Objects.requireNonNull(category, "category");
    }

    /** Returns the annotation that would classify such a member. */
    public String annotation() {
        return SHORT_FORMS.getOrDefault(category, "@PersonalData(category = \"" + category + "\")");
    }
}
