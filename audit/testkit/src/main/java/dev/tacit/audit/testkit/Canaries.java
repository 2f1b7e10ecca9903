package dev.tacit.audit.testkit;

import dev.tacit.category.Categories;
import java.util.List;

/**
 * The values that are sent. Addresses, numbers and names are reserved for examples, or invented.
 *
 * @see "RFC 2606 and RFC 6761 (example.org), RFC 5737 and RFC 3849 (addresses), RFC 7042 (hardware addresses), Ofcom's numbers
 *     for drama use, the card networks' test numbers, the key of AWS's documentation"
 */
public final class Canaries {
    private static final List<Canary> FREE_TEXT = List.of(
            found(Categories.EMAIL_ADDRESS, "tacit.canary@mail.example.org"),
            found(Categories.PHONE_NUMBER, "+442079460958"),
            found(Categories.PAYMENT_CARD, "4111111111111111"),
            found(Categories.BANK_ACCOUNT, "GB33BUKB20201555555555"),
            found(Categories.NATIONAL_ID, "RSSMRA85T10A562S"),
            found(Categories.CREDENTIAL, "AKIAIOSFODNN7EXAMPLE"),
            found(Categories.DEVICE_ID, "00:00:5e:00:53:77"),
            found(Categories.IP_ADDRESS, "203.0.113.77"),
            found(Categories.IP_ADDRESS, "2001:db8:7ac1:7::77"),
            leaking(Categories.PERSON_NAME, "Tacita Canariensis"),
            leaking(Categories.POSTAL_ADDRESS, "77 Canary Lane"),
            leaking(Categories.BIRTH_DATE, "1977-07-17"),
            leaking(Categories.GIFT_MESSAGE, "sing for me, little canary"));

    private Canaries() {}

    /** Returns the canaries that the scrubber finds wherever they stand. */
    public static List<Canary> inFreeText() {
        return FREE_TEXT.stream().filter(canary -> !canary.expectedToLeak()).toList();
    }

    /**
     * Returns the canaries that no scanner can find in free text: names, postal addresses, bare dates and plain words have
     * no form of their own. The only way to keep them out of a log is to classify the class that holds them; sent as
     * classified members, they are not shown.
     */
    public static List<Canary> expectedToLeak() {
        return FREE_TEXT.stream().filter(Canary::expectedToLeak).toList();
    }

    private static Canary found(String category, String value) {
        return new Canary(category, value, false);
    }

    private static Canary leaking(String category, String value) {
        return new Canary(category, value, true);
    }
}
