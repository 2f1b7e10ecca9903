package dev.tacit.audit.scrub;

import dev.tacit.annotation.Normalizer;
import dev.tacit.category.Categories;
import dev.tacit.detect.PersonalDataScanner;
import dev.tacit.minimize.Normalization;

/** Brings a value to its category's one form, so that one person's value gets one token, however it was spelled or encoded. */
final class CanonicalValue {
    private static final Normalization EMAIL = Normalization.of(Normalizer.EMAIL);
    private static final Normalization E164 = Normalization.of(Normalizer.E164);
    private static final Normalization DIGITS = Normalization.of(Normalizer.DIGITS);
    private static final Normalization CASE_FOLD = Normalization.of(Normalizer.CASE_FOLD);

    /** Returns the form that goes into the token; empty if nothing of the value counts. */
    static String of(String category, String written) {
        String value = PersonalDataScanner.decoded(written);
        return switch (category) {
            case Categories.EMAIL_ADDRESS -> EMAIL.apply(value);
            case Categories.PHONE_NUMBER -> E164.apply(value);
            case Categories.PAYMENT_CARD -> DIGITS.apply(value);
            case Categories.BANK_ACCOUNT -> withoutSeparators(CASE_FOLD.apply(value));
            case Categories.IP_ADDRESS -> NetworkAddress.ofInternet(CASE_FOLD.apply(value));
            case Categories.DEVICE_ID, Categories.MAC_ADDRESS -> NetworkAddress.ofDevice(CASE_FOLD.apply(value));
            default -> CASE_FOLD.apply(value);
        };
    }

    /** An IBAN is printed in groups of four. */
    private static String withoutSeparators(String value) {
        StringBuilder kept = new StringBuilder(value.length());
        value.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private CanonicalValue() {}
}
